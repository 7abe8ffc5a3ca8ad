package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** What was asked for conflicts with what is there. Backstage: {@code ConflictError}, status 409. */
public class ConflictException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public ConflictException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public ConflictException(String message, @Nullable Throwable cause) {
        super("ConflictError", 409, message, cause);
    }
}
