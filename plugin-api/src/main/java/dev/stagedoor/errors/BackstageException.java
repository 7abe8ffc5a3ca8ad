package dev.stagedoor.errors;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An error with a name and a status that Backstage knows. Its message ends with the cause's. Backstage:
 * {@code CustomErrorBase}.
 */
public abstract class BackstageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    private final int status;

    /**
     * Makes the exception.
     *
     * @param name the name on the wire
     * @param status the HTTP status
     * @param message what went wrong, or {@code null}
     * @param cause why, or {@code null}
     */
    protected BackstageException(String name, int status, @Nullable String message, @Nullable Throwable cause) {
        super(withCause(message, cause), cause);
        this.name = name;
        this.status = status;
    }

    /** Makes an exception whose message is complete. */
    BackstageException(String name, int status, @Nullable Throwable cause, String message) {
        super(message, cause);
        this.name = name;
        this.status = status;
    }

    /**
     * Returns the name on the wire.
     *
     * @return such as {@code NotFoundError}
     */
    public String getName() {
        return name;
    }

    /**
     * Returns the HTTP status with which the error is answered.
     *
     * @return a status of 300 or more
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns what goes on the wire beside name and message, such as a {@code code}.
     *
     * @return values that are texts, numbers, truth values, lists or maps of such; empty unless a subclass says more
     */
    public Map<String, ?> getProperties() {
        return Map.of();
    }

    /**
     * Returns the name by which an error goes on the wire.
     *
     * @param error any error
     * @return Backstage's name for its own errors, the simple class name for others
     */
    public static String nameOf(Throwable error) {
        return error instanceof BackstageException known
                ? known.getName()
                : error.getClass().getSimpleName();
    }

    private static @Nullable String withCause(@Nullable String message, @Nullable Throwable cause) {
        if (cause == null) {
            return message;
        }
        String text = cause.getMessage() == null ? nameOf(cause) : nameOf(cause) + ": " + cause.getMessage();
        return message == null || message.isEmpty() ? "caused by " + text : message + "; caused by " + text;
    }
}
