package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** What was asked for can not be done now. Backstage: {@code ServiceUnavailableError}, status 503. */
public class ServiceUnavailableException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public ServiceUnavailableException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public ServiceUnavailableException(String message, @Nullable Throwable cause) {
        super("ServiceUnavailableError", 503, message, cause);
    }
}
