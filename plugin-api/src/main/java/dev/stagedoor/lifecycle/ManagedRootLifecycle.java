package dev.stagedoor.lifecycle;

/** How the wiring drives the backend's lifecycle. */
public interface ManagedRootLifecycle extends ManagedLifecycle {

    /** Runs the before-shutdown hooks, all at once, and returns when all have ended. */
    void beforeShutdown();

    /**
     * One plugin stops while the backend goes on: runs the before-shutdown hooks that the plugin has added, and drops
     * its start-up hooks that have not run. An implementation that does not know who added a hook does nothing.
     *
     * @param pluginId the plugin
     */
    default void beforeShutdown(String pluginId) {}

    /**
     * One plugin has stopped while the backend goes on: runs the shutdown hooks that the plugin has added.
     *
     * @param pluginId the plugin
     */
    default void shutdown(String pluginId) {}

    /**
     * One plugin has started again: runs the start-up hooks that it has added since those of the backend ran.
     *
     * @param pluginId the plugin
     */
    default void startup(String pluginId) {}
}
