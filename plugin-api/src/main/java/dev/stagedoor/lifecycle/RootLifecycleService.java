package dev.stagedoor.lifecycle;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/**
 * Runs hooks when the backend starts and stops: start-up hooks after every plugin, shutdown hooks after every
 * plugin's. An implementation must also be a {@link ManagedRootLifecycle}. Backstage: {@code RootLifecycleService}.
 */
@BackendService(id = "core.rootLifecycle", scope = ServiceScope.ROOT)
public interface RootLifecycleService extends LifecycleHooks {

    /**
     * Adds a hook that runs first of all when the backend stops, while plugins still serve.
     *
     * @param hook the hook
     * @throws IllegalStateException if these hooks have begun to run
     */
    void addBeforeShutdownHook(LifecycleHook hook);
}
