package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.StructuredLogger;

/** A lifecycle of the backend that leaves a trace. */
class FakeRootLifecycle implements RootLifecycleService, ManagedRootLifecycle {

    private final Trace trace;

    FakeRootLifecycle(Trace trace) {
        this.trace = trace;
    }

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

    @Override
    public void addStartupHook(LifecycleHook hook, @Nullable StructuredLogger logger) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addBeforeShutdownHook(LifecycleHook hook) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger logger) {
        throw new UnsupportedOperationException();
    }
}
