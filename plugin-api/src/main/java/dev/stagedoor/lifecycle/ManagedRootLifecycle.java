package dev.stagedoor.lifecycle;

/** How the wiring drives the backend's lifecycle. */
public interface ManagedRootLifecycle extends ManagedLifecycle {

    /** Runs the before-shutdown hooks, all at once, and returns when all have ended. */
    void beforeShutdown();
}
