package dev.stagedoor.ratelimit.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.stagedoor.config.Config;

/**
 * How many requests a client may send, of the whole backend or of one plugin.
 *
 * @param requests how many in a window; none if zero
 * @param window how long a window is, from the first request in it
 * @param passOnStoreError whether requests pass when the store fails
 * @param allowed the addresses that are never limited
 * @param skipSuccessful whether requests that succeed do not count
 * @param skipFailed whether requests that fail do not count
 */
record Limit(
        int requests,
        Duration window,
        boolean passOnStoreError,
        Set<String> allowed,
        boolean skipSuccessful,
        boolean skipFailed) {

    private static final int REQUESTS = 5;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private static final List<String> ALLOWED = List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    /** Used where the key is {@code true}. */
    static Limit defaults() {
        return new Limit(REQUESTS, WINDOW, false, addresses(ALLOWED), false, false);
    }

    static Limit read(Config config, String key) {
        int requests = config.getOptionalNumber("incomingRequestLimit")
                .map(Number::intValue)
                .orElse(REQUESTS);
        Duration window = config.getOptionalDuration("window").orElse(WINDOW);
        if (requests < 0) {
            throw config.invalid("incomingRequestLimit", "number", "Negative number of requests at '" + key + "'");
        }
        if (window.isNegative() || window.isZero()) {
            throw config.invalid("window", "duration", "Window without length at '" + key + "'");
        }
        return new Limit(
                requests,
                window,
                config.getOptionalBoolean("passOnStoreError").orElse(false),
                addresses(config.getOptionalStringArray("ipAllowList").orElse(ALLOWED)),
                config.getOptionalBoolean("skipSuccessfulRequests").orElse(false),
                config.getOptionalBoolean("skipFailedRequests").orElse(false));
    }

    /** Tells whether what became of a request makes it one that does not count. */
    boolean skips(int status) {
        return status < 400 ? skipSuccessful : skipFailed;
    }

    private static Set<String> addresses(List<String> texts) {
        return texts.stream().map(ClientAddress::normalized).collect(Collectors.toUnmodifiableSet());
    }
}
