package dev.stagedoor.scheduler.autoconfigure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;

/**
 * How a task is.
 *
 * @param startedAt when its present run began, here or elsewhere; {@code null} if it does not run
 * @param timesOutAt when its present run is cancelled; {@code null} if it does not run
 * @param nextRunAt when it runs next; {@code null} while it runs, and if it waits to be triggered
 * @param lastRun how its last run ended; {@code null} if none has ended
 * @param worker what this process does with it
 */
record TaskStatus(
        @Nullable Instant startedAt,
        @Nullable Instant timesOutAt,
        @Nullable Instant nextRunAt,
        @Nullable LastRun lastRun,
        Worker worker) {

    boolean isRunning() {
        return startedAt != null;
    }

    /** What this process does with a task. */
    enum Worker {

        /** It waits until the initial delay is over. */
        INITIAL_WAIT,

        /** It waits for the next run. */
        IDLE,

        /** It runs the task. */
        RUNNING
    }
}
