package dev.stagedoor.lifecycle.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.logger.StructuredLogger;

/** The lifecycle of the backend. */
final class DefaultRootLifecycle implements RootLifecycleService, ManagedRootLifecycle {

    private final RootLoggerService logger;

    private final LifecycleLevel startup;

    private final LifecycleLevel beforeShutdown;

    private final LifecycleLevel shutdown;

    DefaultRootLifecycle(RootLoggerService logger, HookRunner runner) {
        this.logger = logger;
        this.startup =
                new LifecycleLevel("startup hook", "Attempted to add startup hook after startup", logger, runner);
        this.beforeShutdown = new LifecycleLevel(
                "before shutdown hook",
                "Attempted to add before shutdown hook after shutdown has started",
                logger,
                runner);
        this.shutdown =
                new LifecycleLevel("shutdown hook", "Attempted to add shutdown hook after shutdown", logger, runner);
    }

    @Override
    public void addStartupHook(LifecycleHook hook, @Nullable StructuredLogger hookLogger) {
        startup.add(hook, hookLogger == null ? logger : hookLogger);
    }

    @Override
    public void addBeforeShutdownHook(LifecycleHook hook) {
        beforeShutdown.add(hook, logger);
    }

    @Override
    public void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger hookLogger) {
        shutdown.add(hook, hookLogger == null ? logger : hookLogger);
    }

    @Override
    public void startup() {
        startup.run();
    }

    @Override
    public void beforeShutdown() {
        beforeShutdown.run();
    }

    @Override
    public void shutdown() {
        shutdown.run();
    }
}
