package dev.stagedoor.scheduler;

/** A task that was scheduled in this process. Thread-safe. */
public interface TaskRegistration extends AutoCloseable {

    /**
     * Stops scheduling the task in this process and cancels its run here, if there is one; other processes go on. The
     * end of the plugin does the same. Backstage: the {@code signal} of a task.
     */
    @Override
    void close();
}
