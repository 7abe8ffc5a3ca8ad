package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import com.github.kagkarlsson.scheduler.Clock;

/** The time of the database, kept up between looks at it by a clock that nobody sets. Thread-safe. */
final class ClusterClock implements Clock {

    /** A look that takes longer says too little. */
    private static final long LONGEST_LOOK = Duration.ofSeconds(1).toNanos();

    private record Reading(long millis, long nanos) {}

    private volatile Reading reading = new Reading(System.currentTimeMillis(), System.nanoTime());

    /** Looks at the time of the database. */
    void set(LongSupplier database) {
        long before = System.nanoTime();
        long millis = database.getAsLong();
        long took = System.nanoTime() - before;
        if (took < LONGEST_LOOK) {
            reading = new Reading(millis, before + took / 2);
        }
    }

    long millis() {
        Reading last = reading;
        return last.millis()
                + Duration.ofNanos(System.nanoTime() - last.nanos()).toMillis();
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(millis());
    }
}
