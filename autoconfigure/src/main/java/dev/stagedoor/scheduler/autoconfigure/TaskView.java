package dev.stagedoor.scheduler.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Status;
import dev.stagedoor.scheduler.TaskSchedule;

/**
 * A task that is scheduled here, and how it is.
 *
 * @param key which task
 * @param schedule its schedule
 * @param status how it is; {@code null} if nothing is known, because its plugin does not run yet
 */
record TaskView(
        TaskKey key, TaskSchedule schedule, @Nullable TaskStatus status) {

    ScheduledTaskInfo info() {
        return status == null
                ? new ScheduledTaskInfo(key.taskId(), schedule, Status.IDLE, null, null, null)
                : new ScheduledTaskInfo(
                        key.taskId(),
                        schedule,
                        status.isRunning() ? Status.RUNNING : Status.IDLE,
                        status.nextRunAt(),
                        status.startedAt(),
                        status.lastRun());
    }
}
