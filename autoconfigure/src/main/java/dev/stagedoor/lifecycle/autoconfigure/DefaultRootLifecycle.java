package dev.stagedoor.lifecycle.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.logger.StructuredLogger;

/** The lifecycle of the backend. */
final class DefaultRootLifecycle implements RootLifecycleService, ManagedRootLifecycle {

    private final RootLoggerService logger;

    private final HookRunner runner;

    private final Supplier<@Nullable String> currentPlugin;

    private final Map<String, LifecycleLevel> lateStartups = new ConcurrentHashMap<>();

    private final LifecycleLevel startup;

    private final LifecycleLevel beforeShutdown;

    private final LifecycleLevel shutdown;

    /**
     * Makes the lifecycle.
     *
     * @param currentPlugin tells on behalf of which plugin the calling thread works
     */
    DefaultRootLifecycle(RootLoggerService logger, HookRunner runner, Supplier<@Nullable String> currentPlugin) {
        this.logger = logger;
        this.runner = runner;
        this.currentPlugin = currentPlugin;
        this.startup = startupLevel();
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
        String pluginId = currentPlugin.get();
        StructuredLogger told = hookLogger == null ? logger : hookLogger;
        if (pluginId == null) {
            startup.add(null, hook, told);
        } else if (!startup.tryAdd(pluginId, hook, told)) {
            // The plugin starts again, and the backend has started long ago.
            lateStartups.computeIfAbsent(pluginId, id -> startupLevel()).add(pluginId, hook, told);
        }
    }

    @Override
    public void addBeforeShutdownHook(LifecycleHook hook) {
        beforeShutdown.add(currentPlugin.get(), hook, logger);
    }

    @Override
    public void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger hookLogger) {
        shutdown.add(currentPlugin.get(), hook, hookLogger == null ? logger : hookLogger);
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

    @Override
    public void beforeShutdown(String pluginId) {
        startup.take(pluginId);
        lateStartups.remove(pluginId);
        runner.run(beforeShutdown.take(pluginId));
    }

    @Override
    public void shutdown(String pluginId) {
        runner.run(shutdown.take(pluginId));
    }

    @Override
    public void startup(String pluginId) {
        LifecycleLevel late = lateStartups.remove(pluginId);
        if (late != null) {
            late.run();
        }
    }

    private LifecycleLevel startupLevel() {
        return new LifecycleLevel("startup hook", "Attempted to add startup hook after startup", logger, runner);
    }
}
