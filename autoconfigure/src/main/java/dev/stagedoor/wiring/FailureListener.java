package dev.stagedoor.wiring;

/**
 * Is told of what goes wrong in plugins: starts that fail, tasks that fail, requests that are answered with an internal
 * error. A bean of the root; thread-safe.
 */
@FunctionalInterface
public interface FailureListener {

    /**
     * Something has failed. Called on the thread on which it did, so that it must not block.
     *
     * @param failure what failed
     */
    void failed(BackendFailure failure);
}
