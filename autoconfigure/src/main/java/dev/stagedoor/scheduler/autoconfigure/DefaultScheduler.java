package dev.stagedoor.scheduler.autoconfigure;

import java.util.List;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.Task;
import dev.stagedoor.scheduler.TaskRegistration;
import dev.stagedoor.scheduler.TaskRunner;
import dev.stagedoor.scheduler.TaskSchedule;

/** Schedules the tasks of one run of a plugin. */
record DefaultScheduler(PluginTasks tasks) implements SchedulerService {

    @Override
    public TaskRegistration schedule(String id, TaskSchedule schedule, Task task) {
        Assert.notNull(task, "'task' must not be null");
        return schedule(id, schedule, (CancellableTask) cancellation -> task.run());
    }

    @Override
    public TaskRegistration schedule(String id, TaskSchedule schedule, CancellableTask task) {
        Assert.notNull(schedule, "'schedule' must not be null");
        Assert.notNull(task, "'task' must not be null");
        TaskDefinition scheduled = tasks.schedule(valid(id), schedule, task);
        return () -> tasks.remove(scheduled);
    }

    @Override
    public TaskRunner createScheduledTaskRunner(TaskSchedule schedule) {
        Assert.notNull(schedule, "'schedule' must not be null");
        return new TaskRunner() {

            @Override
            public TaskRegistration run(String id, Task task) {
                return schedule(id, schedule, task);
            }

            @Override
            public TaskRegistration run(String id, CancellableTask task) {
                return schedule(id, schedule, task);
            }

            private TaskRegistration schedule(String id, TaskSchedule when, Task task) {
                return DefaultScheduler.this.schedule(id, when, task);
            }

            private TaskRegistration schedule(String id, TaskSchedule when, CancellableTask task) {
                return DefaultScheduler.this.schedule(id, when, task);
            }
        };
    }

    @Override
    public void triggerTask(String id) {
        tasks.trigger(id);
    }

    @Override
    public void cancelTask(String id) {
        tasks.cancel(id);
    }

    @Override
    public List<ScheduledTaskInfo> getScheduledTasks() {
        return tasks.views().stream().map(TaskView::info).toList();
    }

    private static String valid(String id) {
        if (!StringUtils.hasText(id)) {
            throw new InputException(id + " is not a valid ID, expected non-empty string");
        }
        return id;
    }
}
