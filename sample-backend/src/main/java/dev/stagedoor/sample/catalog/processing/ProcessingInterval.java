package dev.stagedoor.sample.catalog.processing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.RootConfigService;

/**
 * How often an entity is processed. Entities do not all come at once: each time is drawn from a range.
 *
 * @param shortest the shortest time
 * @param longest the longest time
 */
record ProcessingInterval(Duration shortest, Duration longest) {

    private static final String KEY = "catalog.processingInterval";

    private static final ProcessingInterval DEFAULT =
            new ProcessingInterval(Duration.ofSeconds(100), Duration.ofSeconds(150));

    /** The share of the interval that is left for what comes after, so that a change is served within it. */
    private static final int SHARE = 5;

    /** Reads {@code catalog.processingInterval}; {@code null} means that nothing is processed. */
    static @Nullable ProcessingInterval from(RootConfigService config) {
        if (!config.has(KEY)) {
            return DEFAULT;
        }
        if (Boolean.FALSE.equals(config.get(KEY)) || "false".equals(config.get(KEY))) {
            return null;
        }
        Duration interval = config.getDuration(KEY);
        if (interval.isNegative() || interval.isZero()) {
            throw config.invalid(KEY, "duration", "The processing interval must be positive, but is " + interval);
        }
        Duration share = interval.dividedBy(SHARE);
        return new ProcessingInterval(interval.minus(share.multipliedBy(2)), interval.minus(share));
    }

    long draw() {
        return ThreadLocalRandom.current().nextLong(shortest.toMillis(), longest.toMillis() + 1);
    }
}
