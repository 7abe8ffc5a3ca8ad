package dev.stagedoor.scheduler.autoconfigure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.scheduler.TaskFrequency;

/** Computes when a task runs next from the text in its row, which another version of the program may have written. */
final class ClusterCadence {

    private static final Logger logger = LoggerFactory.getLogger(ClusterCadence.class);

    private ClusterCadence() {}

    /**
     * Tells when a task runs next.
     *
     * @param cadence how often, as text
     * @param own how often by the definition of this process, for a text that it cannot read
     * @return milliseconds since 1970, or {@code null} for never
     */
    static @Nullable Long next(String cadence, TaskFrequency own, long due, long now) {
        TaskFrequency frequency = own;
        try {
            frequency = parse(cadence);
        } catch (DateTimeException | InputException ex) {
            logger.warn("The frequency '{}' of a task cannot be read, and this process's own is taken", cadence, ex);
        }
        return next(frequency, due, now);
    }

    /** A time that is too far away to be told is never. */
    static @Nullable Long next(TaskFrequency frequency, long due, long now) {
        try {
            Instant next = frequency.next(Instant.ofEpochMilli(due), Instant.ofEpochMilli(now), ZoneId.systemDefault());
            return next == null ? null : next.toEpochMilli();
        } catch (DateTimeException | ArithmeticException ex) {
            return null;
        }
    }

    static TaskFrequency parse(String cadence) {
        TaskFrequency manual = new TaskFrequency.Manual();
        if (cadence.equals(manual.cadence())) {
            return manual;
        }
        if (cadence.startsWith("PT")) {
            return new TaskFrequency.Every(Duration.parse(cadence));
        }
        return cadence.startsWith("P")
                ? new TaskFrequency.EveryPeriod(Period.parse(cadence))
                : new TaskFrequency.Cron(cadence);
    }
}
