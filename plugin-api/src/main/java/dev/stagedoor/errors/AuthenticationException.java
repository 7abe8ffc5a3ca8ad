package dev.stagedoor.errors;

import org.jspecify.annotations.Nullable;

/** Who is asking is not known. Backstage: {@code AuthenticationError}, status 401. */
public class AuthenticationException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     */
    public AuthenticationException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public AuthenticationException(String message, @Nullable Throwable cause) {
        super("AuthenticationError", 401, message, cause);
    }
}
