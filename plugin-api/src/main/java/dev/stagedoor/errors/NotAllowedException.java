package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** Who is asking is known and may not do this. Backstage: {@code NotAllowedError}, status 403. */
public class NotAllowedException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public NotAllowedException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public NotAllowedException(String message, @Nullable Throwable cause) {
        super("NotAllowedError", 403, message, cause);
    }
}
