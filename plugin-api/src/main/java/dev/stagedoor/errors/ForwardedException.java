package dev.stagedoor.errors;

/**
 * Adds a message to an error and keeps its name and status. Backstage: {@code ForwardedError}.
 */
public class ForwardedException extends BackstageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was being done
     * @param cause whose name and status are taken over; status 500 if it has none
     */
    public ForwardedException(String message, Throwable cause) {
        super(nameOf(cause), cause instanceof BackstageException known ? known.getStatus() : 500, message, cause);
    }
}
