package dev.stagedoor.lifecycle;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.logger.StructuredLogger;

/** What the lifecycles of plugins and of the backend have in common. Thread-safe. */
public interface LifecycleHooks {

    /**
     * Adds a hook that runs right after the start.
     *
     * @param hook the hook
     * @throws IllegalStateException if start-up hooks have begun to run
     */
    default void addStartupHook(LifecycleHook hook) {
        addStartupHook(hook, null);
    }

    /**
     * Adds a hook that runs right after the start.
     *
     * @param hook the hook
     * @param logger told of its success or failure, or {@code null} for the lifecycle's own
     * @throws IllegalStateException if start-up hooks have begun to run
     */
    void addStartupHook(LifecycleHook hook, @Nullable StructuredLogger logger);

    /**
     * Adds a hook that runs when it stops, also if its start failed.
     *
     * @param hook the hook
     * @throws IllegalStateException if shutdown hooks have begun to run
     */
    default void addShutdownHook(LifecycleHook hook) {
        addShutdownHook(hook, null);
    }

    /**
     * Adds a hook that runs when it stops, also if its start failed.
     *
     * @param hook the hook
     * @param logger told of its success or failure, or {@code null} for the lifecycle's own
     * @throws IllegalStateException if shutdown hooks have begun to run
     */
    void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger logger);
}
