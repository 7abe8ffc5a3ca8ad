package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** What was asked for does not exist. Backstage: {@code NotFoundError}, status 404. */
public class NotFoundException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public NotFoundException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public NotFoundException(String message, @Nullable Throwable cause) {
        super("NotFoundError", 404, message, cause);
    }
}
