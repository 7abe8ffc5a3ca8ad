package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** What was given is malformed. Backstage: {@code InputError}, status 400. */
public class InputException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public InputException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public InputException(String message, @Nullable Throwable cause) {
        super("InputError", 400, message, cause);
    }
}
