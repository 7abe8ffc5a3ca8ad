package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A task and how it is. Backstage: {@code SchedulerServiceTaskDescriptor}.
 *
 * @param id the id of the task, unique within the plugin
 * @param schedule its schedule, whose scope tells where it runs
 * @param status whether it runs
 * @param nextRunAt when it runs next; {@code null} while it runs, and if it waits to be triggered
 * @param startedAt when its present run began; {@code null} if it does not run
 * @param lastRun how its last run ended; {@code null} if none has ended
 */
public record ScheduledTaskInfo(
        String id,
        TaskSchedule schedule,
        Status status,
        @Nullable Instant nextRunAt,
        @Nullable Instant startedAt,
        @Nullable LastRun lastRun) {

    /** What a task does at present. */
    public enum Status {

        /** It waits for its next time, or to be triggered. */
        IDLE,

        /** It runs, in this process or, if it is global, in another. */
        RUNNING
    }

    /** How a run ended. */
    public enum Outcome {

        /** The task returned. */
        COMPLETED,

        /** The task threw. */
        FAILED,

        /** It was cancelled, by somebody or by the end of its plugin. */
        CANCELLED,

        /** It outlived its timeout. */
        TIMED_OUT,

        /** Its process died or lost the run. */
        LOST
    }

    /**
     * How a run ended.
     *
     * @param startedAt when it began
     * @param endedAt when it ended
     * @param outcome how it ended
     * @param error what went wrong; {@code null} if nothing did
     */
    public record LastRun(
            Instant startedAt,
            Instant endedAt,
            Outcome outcome,
            @Nullable String error) {

        /**
         * Tells how long the run took.
         *
         * @return the time between its start and its end
         */
        public Duration duration() {
            return Duration.between(startedAt, endedAt);
        }
    }
}
