package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;

/**
 * How long keys of user tokens live.
 *
 * @param signing for how long a key signs
 * @param tokens for how long a token is valid
 * @param ahead for how long a key is published before it signs
 */
record KeyPace(Duration signing, Duration tokens, Duration ahead) {

    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private static final int RETRIES = 20;

    /** How long a key is published from the time when it begins to sign, with a reserve in which it may sign on. */
    Duration published() {
        return (signing.compareTo(ahead) < 0 ? ahead : signing).plus(tokens.multipliedBy(2));
    }

    /** How long after it began to sign its successor is to be published. */
    Duration successorAfter() {
        return signing.minus(ahead);
    }

    /** How long after a failure a successor is tried again. */
    Duration retry() {
        Duration retry = ahead.dividedBy(RETRIES);
        return retry.compareTo(SHORTEST_RETRY) < 0 ? SHORTEST_RETRY : retry;
    }
}
