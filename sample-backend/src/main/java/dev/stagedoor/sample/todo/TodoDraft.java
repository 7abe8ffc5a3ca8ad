package dev.stagedoor.sample.todo;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/**
 * What a client, or an importer, says about something to do.
 *
 * @param title what to do; must not be blank or longer than 500 characters
 * @param done whether it is done; {@code null} means that it is not
 */
public record TodoDraft(@Nullable String title, @Nullable Boolean done) {

    private static final int LONGEST_TITLE = 500;

    /** The title without blanks around it. */
    String checkedTitle() {
        if (title == null || title.isBlank()) {
            throw new InputException("A todo needs a title");
        }
        if (title.strip().length() > LONGEST_TITLE) {
            throw new InputException("The title of a todo has at most " + LONGEST_TITLE + " characters");
        }
        return title.strip();
    }

    boolean isDone() {
        return Boolean.TRUE.equals(done);
    }
}
