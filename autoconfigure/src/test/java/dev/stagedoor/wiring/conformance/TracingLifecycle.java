package dev.stagedoor.wiring.conformance;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedLifecycle;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.wiring.Trace;

/** A plugin's lifecycle that notes how it is driven and runs no hooks. */
class TracingLifecycle implements LifecycleService, ManagedLifecycle {

    private final String name;

    private final Trace trace;

    TracingLifecycle(String name, Trace trace) {
        this.name = name;
        this.trace = trace;
    }

    @Override
    public void addStartupHook(LifecycleHook hook, @Nullable StructuredLogger logger) {}

    @Override
    public void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger logger) {}

    @Override
    public void startup() {
        trace.add(name + " startup");
    }

    @Override
    public void shutdown() {
        trace.add(name + " shutdown");
    }
}
