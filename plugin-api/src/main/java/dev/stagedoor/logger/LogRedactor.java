package dev.stagedoor.logger;

import java.util.Collection;
import java.util.List;

/**
 * Keeps secrets out of what is logged: wherever one is found in the output of any logger, {@code ***} is written
 * instead. Those of the configuration are known already, and JSON Web Tokens are by their form. Thread-safe. Backstage: {@code WinstonLogger.redacter}.
 */
public interface LogRedactor {

    /**
     * Adds secrets, for as long as the backend runs. White space around them does not count, and what is too common to
     * be a secret is left out: a single character, a truth value, a number of up to five digits, {@code localhost}.
     *
     * @param secrets the secrets
     * @return how many of them were new
     */
    int addRedactions(Collection<String> secrets);

    /**
     * Adds one secret.
     *
     * @param secret the secret
     */
    default void addRedaction(String secret) {
        addRedactions(List.of(secret));
    }

    /**
     * Replaces secrets in a text that goes elsewhere than to the log.
     *
     * @param text the text
     * @return the text with {@code ***} for each secret
     */
    String redact(String text);
}
