package dev.stagedoor.scheduler;

import java.util.concurrent.CancellationException;

/** Tells one run of a task whether it is to end. Thread-safe. Backstage: the {@code AbortSignal} of a task. */
public interface TaskCancellation {

    /**
     * Tells whether the run is to end.
     *
     * @return whether its timeout is over, or it was cancelled or taken over, or its plugin stops
     */
    boolean isCancelled();

    /**
     * Calls back once when the run is to end, at once if it is already.
     *
     * @param callback what to do, quickly
     */
    void onCancel(Runnable callback);

    /**
     * Ends the run if it is to end.
     *
     * @throws CancellationException if the run is to end; the message says why
     */
    void throwIfCancelled();
}
