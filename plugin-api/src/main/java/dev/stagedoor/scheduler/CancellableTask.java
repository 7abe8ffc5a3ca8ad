package dev.stagedoor.scheduler;

/** What a scheduled task does, for one that asks whether its run is to end instead of waiting to be interrupted. */
@FunctionalInterface
public interface CancellableTask {

    /**
     * Runs the task. The thread is interrupted too when the run is to end.
     *
     * @param cancellation tells whether the run is to end
     * @throws Exception if the run failed; it is logged, kept as the last error, and the task runs again at its next
     *     time
     */
    void run(TaskCancellation cancellation) throws Exception;
}
