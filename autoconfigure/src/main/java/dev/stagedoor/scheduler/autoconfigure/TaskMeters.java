package dev.stagedoor.scheduler.autoconfigure;

import java.time.Instant;

import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;

/** Counts runs of tasks. Thread-safe. */
interface TaskMeters {

    /** Counts nothing, where there is nobody to tell. */
    TaskMeters NONE = new TaskMeters() {};

    /** A run begins. */
    default void started(TaskDefinition task, Instant at) {}

    /** A run has ended. */
    default void ended(TaskDefinition task, LastRun run) {}

    /** The plugin ends: nothing of it is left. */
    default void remove(String pluginId) {}
}
