package dev.stagedoor.sample.todo;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/**
 * What a client, or an importer, says about something to do.
 *
 * @param title what to do; must not be blank
 * @param done whether it is done; {@code null} means that it is not
 */
public record TodoDraft(@Nullable String title, @Nullable Boolean done) {

    Todo withId(String id) {
        if (title == null || title.isBlank()) {
            throw new InputException("A todo needs a title");
        }
        return new Todo(id, title.strip(), Boolean.TRUE.equals(done));
    }
}
