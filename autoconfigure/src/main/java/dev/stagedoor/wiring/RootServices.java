package dev.stagedoor.wiring;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.RootLoggerService;

/** The root services that start and stop need, each asked for when it is needed. */
record RootServices(
        Supplier<@Nullable RootLoggerService> logger,
        Supplier<@Nullable RootConfigService> config,
        Supplier<@Nullable RootLifecycleService> lifecycle) {

    /**
     * Returns the lifecycle of the backend.
     *
     * @throws IllegalStateException if there is none, or one that cannot be driven
     */
    ManagedRootLifecycle managedLifecycle() {
        RootLifecycleService service = lifecycle.get();
        if (service instanceof ManagedRootLifecycle managed) {
            return managed;
        }
        throw new IllegalStateException(
                service == null
                        ? "A backend needs the service 'core.rootLifecycle', which no bean offers"
                        : "Unexpected implementation of the service 'core.rootLifecycle': "
                                + service.getClass().getName() + " does not implement "
                                + ManagedRootLifecycle.class.getName());
    }
}
