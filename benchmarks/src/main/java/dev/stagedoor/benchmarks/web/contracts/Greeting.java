package dev.stagedoor.benchmarks.web.contracts;

/**
 * What every controller answers.
 *
 * @param text what is said
 */
public record Greeting(String text) {}
