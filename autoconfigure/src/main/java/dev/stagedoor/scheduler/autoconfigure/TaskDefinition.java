package dev.stagedoor.scheduler.autoconfigure;

import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.TaskSchedule;

/**
 * A task as a plugin has scheduled it in this process.
 *
 * @param key which task
 * @param schedule when, where and for how long at most
 * @param body what to do; run by a {@link TaskRun} alone
 * @param logger the log of the plugin
 */
record TaskDefinition(TaskKey key, TaskSchedule schedule, CancellableTask body, StructuredLogger logger) {}
