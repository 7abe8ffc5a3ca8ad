package dev.stagedoor.database;

/** A database could not be brought up to date. The message names the script and says what to do. */
public class DatabaseMigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message what went wrong, in which script, and what to do
     * @param cause the error of Flyway
     */
    public DatabaseMigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
