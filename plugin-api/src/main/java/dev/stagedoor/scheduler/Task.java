package dev.stagedoor.scheduler;

/** What a scheduled task does. */
@FunctionalInterface
public interface Task {

    /**
     * Runs the task. The thread is interrupted when the run is to end: after its timeout, when it is cancelled, when
     * its plugin stops, or when another process has taken it over.
     *
     * @throws Exception if the run failed; it is logged, kept as the last error, and the task runs again at its next
     *     time
     */
    void run() throws Exception;
}
