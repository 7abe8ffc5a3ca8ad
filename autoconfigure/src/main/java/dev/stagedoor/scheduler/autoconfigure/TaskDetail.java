package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;

/**
 * A task as operators see it.
 *
 * @param id its id
 * @param scope where it runs
 * @param cadence how often it runs
 * @param timeout after what time a run is cancelled
 * @param status whether it runs
 * @param nextRunAt when it runs next
 * @param startedAt when its present run began
 * @param lastRun how its last run ended
 */
record TaskDetail(
        String id,
        String scope,
        String cadence,
        Duration timeout,
        String status,
        @Nullable Instant nextRunAt,
        @Nullable Instant startedAt,
        @Nullable RunDetail lastRun) {

    static TaskDetail of(ScheduledTaskInfo task) {
        LastRun last = task.lastRun();
        return new TaskDetail(
                task.id(),
                task.schedule().scope().toString(),
                task.schedule().frequency().cadence(),
                task.schedule().timeout(),
                text(task.status()),
                task.nextRunAt(),
                task.startedAt(),
                last == null ? null : RunDetail.of(last));
    }

    /** As a constant goes on the wire, such as {@code timed-out}. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A run that has ended.
     *
     * @param startedAt when it began
     * @param endedAt when it ended
     * @param duration how long it took
     * @param outcome how it ended
     * @param error what went wrong
     */
    record RunDetail(
            Instant startedAt,
            Instant endedAt,
            Duration duration,
            String outcome,
            @Nullable String error) {

        static RunDetail of(LastRun run) {
            return new RunDetail(run.startedAt(), run.endedAt(), run.duration(), text(run.outcome()), run.error());
        }
    }
}
