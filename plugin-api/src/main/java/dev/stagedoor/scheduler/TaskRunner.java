package dev.stagedoor.scheduler;

/** Schedules tasks by a schedule that was chosen before. Thread-safe. Backstage: {@code SchedulerServiceTaskRunner}. */
public interface TaskRunner {

    /**
     * Schedules a task.
     *
     * @param id the id of the task, unique within the plugin; not blank
     * @param task what to do
     * @return ends the scheduling
     */
    TaskRegistration run(String id, Task task);

    /**
     * Schedules a task that asks whether it is to end.
     *
     * @param id the id of the task, unique within the plugin; not blank
     * @param task what to do
     * @return ends the scheduling
     */
    TaskRegistration run(String id, CancellableTask task);
}
