package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** What was asked for has not changed. Backstage: {@code NotModifiedError}, status 304. */
public class NotModifiedException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public NotModifiedException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public NotModifiedException(String message, @Nullable Throwable cause) {
        super("NotModifiedError", 304, message, cause);
    }
}
