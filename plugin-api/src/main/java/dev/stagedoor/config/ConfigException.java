package dev.stagedoor.config;

/** A value of the configuration is missing or unusable; the message names the key and where it was looked for. */
public class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message names the key, the place, and what was expected
     */
    public ConfigException(String message) {
        super(message);
    }
}
