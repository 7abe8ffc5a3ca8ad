package dev.stagedoor.sample.todo;

/**
 * Something to do.
 *
 * @param id the id
 * @param title what to do
 * @param done whether it is done
 */
public record Todo(String id, String title, boolean done) {}
