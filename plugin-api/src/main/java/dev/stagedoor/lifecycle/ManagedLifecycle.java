package dev.stagedoor.lifecycle;

/** How the wiring drives a lifecycle. Each operation runs its hooks once, however often it is called. */
public interface ManagedLifecycle {

    /** Runs the start-up hooks, all at once, and returns when all have ended. */
    void startup();

    /** Runs the shutdown hooks, all at once, and returns when all have ended. */
    void shutdown();
}
