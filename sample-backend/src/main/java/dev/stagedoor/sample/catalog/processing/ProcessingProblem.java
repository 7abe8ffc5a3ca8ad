package dev.stagedoor.sample.catalog.processing;

import dev.stagedoor.errors.BackstageException;

/**
 * Something that is wrong with an entity or a location.
 *
 * @param name what kind of error, as it goes on the wire, such as {@code InputError}
 * @param message what is wrong, and where
 */
public record ProcessingProblem(String name, String message) {

    static ProcessingProblem of(Throwable error) {
        return new ProcessingProblem(BackstageException.nameOf(error), String.valueOf(error.getMessage()));
    }

    static ProcessingProblem input(String message) {
        return new ProcessingProblem("InputError", message);
    }

    /** An error that says nothing of its kind, as Backstage names what can not be read. */
    static ProcessingProblem general(String message) {
        return new ProcessingProblem("Error", message);
    }

    /** Returns the name and the message. */
    @Override
    public String toString() {
        return name + ": " + message;
    }
}
