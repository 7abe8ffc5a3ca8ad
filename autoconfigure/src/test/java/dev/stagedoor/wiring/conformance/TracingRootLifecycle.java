package dev.stagedoor.wiring.conformance;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.wiring.Trace;

/** The backend's lifecycle, which notes how it is driven and runs no hooks. */
class TracingRootLifecycle implements RootLifecycleService, ManagedRootLifecycle {

    private final Trace trace;

    TracingRootLifecycle(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void addStartupHook(LifecycleHook hook, @Nullable StructuredLogger logger) {}

    @Override
    public void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger logger) {}

    @Override
    public void addBeforeShutdownHook(LifecycleHook hook) {}

    @Override
    public void startup() {
        trace.add("root startup");
    }

    @Override
    public void beforeShutdown() {
        trace.add("root before-shutdown");
    }

    @Override
    public void shutdown() {
        trace.add("root shutdown");
    }
}
