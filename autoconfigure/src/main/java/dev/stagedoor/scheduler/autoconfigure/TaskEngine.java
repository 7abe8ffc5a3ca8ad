package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Runs tasks of one scope at their times, each as a {@link TaskRun}, never two runs of one task at the same time.
 * Thread-safe. Nothing happens in it before the first task is added.
 */
interface TaskEngine {

    /**
     * Begins to run a task of a plugin that runs. One with the same key is replaced: its run here is cancelled, and
     * the task runs by the new definition once that has ended.
     *
     * @param definition the task
     */
    void add(TaskDefinition definition);

    /**
     * Ends tasks in this process: no new run begins here, and those that go on here are told to end.
     *
     * @param keys the tasks; those that are not there are left out
     * @param limit how long at most to wait for runs that go on here; zero means not at all. A run on the calling
     *     thread is not waited for
     */
    void remove(Collection<TaskKey> keys, Duration limit);

    /**
     * Makes a task run now.
     *
     * @param key the task, which another process may have added
     * @throws dev.stagedoor.errors.NotFoundException if it is unknown; see {@link TaskErrors}
     * @throws dev.stagedoor.errors.ConflictException if it runs
     */
    void trigger(TaskKey key);

    /**
     * Cancels the present run of a task, wherever it is.
     *
     * @param key the task, which another process may have added
     * @throws dev.stagedoor.errors.NotFoundException if it is unknown; see {@link TaskErrors}
     * @throws dev.stagedoor.errors.ConflictException if it does not run
     */
    void cancel(TaskKey key);

    /**
     * Tells how the tasks of a plugin are, with one look at the state of all.
     *
     * @param pluginId the plugin
     * @return the status by the id of the task; those that nothing is known of are left out
     */
    Map<String, TaskStatus> statuses(String pluginId);
}
