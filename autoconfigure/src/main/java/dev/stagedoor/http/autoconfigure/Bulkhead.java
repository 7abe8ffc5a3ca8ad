package dev.stagedoor.http.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bounds the requests that are in one plugin, or wait for it, at the same time. Thread-safe. */
final class Bulkhead {

    private static final Logger logger = LoggerFactory.getLogger(Bulkhead.class);

    private final String pluginId;

    private final int maximum;

    private final Duration timeLimit;

    private final AtomicInteger inside = new AtomicInteger();

    private final LongAdder refused = new LongAdder();

    private final AtomicBoolean full = new AtomicBoolean();

    Bulkhead(String pluginId, int maximum, Duration timeLimit) {
        this.pluginId = pluginId;
        this.maximum = maximum;
        this.timeLimit = timeLimit;
    }

    String pluginId() {
        return pluginId;
    }

    /** How long a request may hold its thread, zero meaning for ever. */
    Duration timeLimit() {
        return timeLimit;
    }

    int maximum() {
        return maximum;
    }

    int inside() {
        return inside.get();
    }

    long refused() {
        return refused.sum();
    }

    /**
     * Takes in a request, which {@link #leave} ends.
     *
     * @throws ClosedGateException if there are as many as there may be
     */
    void enter() {
        if (inside.incrementAndGet() > maximum) {
            inside.decrementAndGet();
            refused.increment();
            if (full.compareAndSet(false, true)) {
                logger.warn(
                        "Plugin '{}' has {} requests in flight, which is all that it may have"
                                + " (stagedoor.http.plugins.{}.max-requests): more are answered 503",
                        pluginId,
                        maximum,
                        pluginId);
            }
            throw new ClosedGateException("Plugin '" + pluginId + "' has too many requests in flight");
        }
    }

    void leave() {
        if (inside.decrementAndGet() <= maximum / 2 && full.get() && full.compareAndSet(true, false)) {
            logger.info("Plugin '{}' takes requests again, {} were refused so far", pluginId, refused());
        }
    }
}
