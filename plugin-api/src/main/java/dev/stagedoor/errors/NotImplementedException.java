package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** What was asked for is not supported. Backstage: {@code NotImplementedError}, status 501. */
public class NotImplementedException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public NotImplementedException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public NotImplementedException(String message, @Nullable Throwable cause) {
        super("NotImplementedError", 501, message, cause);
    }
}
