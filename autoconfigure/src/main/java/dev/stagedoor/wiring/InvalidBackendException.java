package dev.stagedoor.wiring;

/** Thrown when the wiring of a backend was verified and is wrong. Its message is what a failed start would print. */
public class InvalidBackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param report what is wrong and what mends it
     * @param cause the error that a start would have thrown
     */
    public InvalidBackendException(String report, Throwable cause) {
        super(report, cause);
    }
}
