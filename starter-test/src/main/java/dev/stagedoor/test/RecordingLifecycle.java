package dev.stagedoor.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.LifecycleHooks;
import dev.stagedoor.lifecycle.ManagedLifecycle;
import dev.stagedoor.logger.StructuredLogger;

/** Keeps hooks until a test, or the backend in which it is installed, runs them. Thread-safe. */
abstract class RecordingLifecycle implements LifecycleHooks, ManagedLifecycle {

    private final HookLevel startup = new HookLevel("Attempted to add startup hook after startup");

    private final HookLevel shutdown = new HookLevel("Attempted to add shutdown hook after shutdown");

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Override
    public void addStartupHook(LifecycleHook hook, @Nullable StructuredLogger logger) {
        startup.add(hook);
    }

    @Override
    public void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger logger) {
        shutdown.add(hook);
    }

    /**
     * Returns the start-up hooks.
     *
     * @return the hooks, in the order in which they were added, also after they ran
     */
    public List<LifecycleHook> startupHooks() {
        return startup.all();
    }

    /**
     * Returns the shutdown hooks.
     *
     * @return the hooks, in the order in which they were added, also after they ran
     */
    public List<LifecycleHook> shutdownHooks() {
        return shutdown.all();
    }

    /**
     * Returns what hooks threw.
     *
     * @return the failures, oldest first
     */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Runs the start-up hooks one after the other on this thread; the second call does nothing. */
    @Override
    public void startup() {
        run(startup);
    }

    /** Runs the shutdown hooks one after the other on this thread; the second call does nothing. */
    @Override
    public void shutdown() {
        run(shutdown);
    }

    final void run(HookLevel level) {
        level.run(failures::add);
    }
}
