package dev.stagedoor.scheduler;

import java.util.List;

import dev.stagedoor.BackendService;

/**
 * Runs the tasks of a plugin by a schedule, by default once in the whole cluster. Tasks that are scheduled before the
 * plugin runs begin when it does, and end with it. Thread-safe. Backstage: {@code SchedulerService}.
 */
@BackendService(id = "core.scheduler")
public interface SchedulerService {

    /**
     * Schedules a task; one with the same id is replaced.
     *
     * @param id the id of the task, unique within the plugin; not blank
     * @param schedule when, where and for how long at most
     * @param task what to do
     * @return ends the scheduling
     * @throws dev.stagedoor.errors.InputException if the id is blank
     */
    TaskRegistration schedule(String id, TaskSchedule schedule, Task task);

    /**
     * Schedules a task that asks whether it is to end; one with the same id is replaced.
     *
     * @param id the id of the task, unique within the plugin; not blank
     * @param schedule when, where and for how long at most
     * @param task what to do
     * @return ends the scheduling
     * @throws dev.stagedoor.errors.InputException if the id is blank
     */
    TaskRegistration schedule(String id, TaskSchedule schedule, CancellableTask task);

    /**
     * Makes a runner, for code that is to schedule tasks and not to choose when.
     *
     * @param schedule the schedule of all tasks of the runner
     * @return the runner
     */
    TaskRunner createScheduledTaskRunner(TaskSchedule schedule);

    /**
     * Makes a task run now, whatever its schedule, in any process that has it.
     *
     * @param id the id of the task
     * @throws dev.stagedoor.errors.NotFoundException if there is no such task
     * @throws dev.stagedoor.errors.ConflictException if the task runs at present
     */
    void triggerTask(String id);

    /**
     * Cancels the present run of a task, in whatever process it is. The task runs again at its next time.
     *
     * @param id the id of the task
     * @throws dev.stagedoor.errors.NotFoundException if there is no such task
     * @throws dev.stagedoor.errors.ConflictException if the task does not run
     */
    void cancelTask(String id);

    /**
     * Lists the tasks that the plugin has scheduled in this process.
     *
     * @return the tasks, by id
     */
    List<ScheduledTaskInfo> getScheduledTasks();
}
