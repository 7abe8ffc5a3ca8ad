package dev.stagedoor.sample.todo;

import java.time.Instant;

/**
 * Something to do.
 *
 * @param id the id
 * @param title what to do
 * @param done whether it is done
 * @param createdBy the user or service that has added it
 * @param createdAt when it was added
 */
public record Todo(String id, String title, boolean done, String createdBy, Instant createdAt) {}
