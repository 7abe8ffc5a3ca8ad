package dev.stagedoor.lifecycle.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedLifecycle;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.metadata.PluginMetadataService;

/** The lifecycle of one plugin. */
final class DefaultLifecycle implements LifecycleService, ManagedLifecycle {

    private final LoggerService logger;

    private final PluginMetadataService plugin;

    private final LifecycleLevel startup;

    private final LifecycleLevel shutdown;

    DefaultLifecycle(LoggerService logger, PluginMetadataService plugin, HookRunner runner) {
        this.logger = logger;
        this.plugin = plugin;
        this.startup = new LifecycleLevel(
                "plugin startup hook", "Attempted to add startup hook after startup", logger, runner);
        this.shutdown = new LifecycleLevel(
                "plugin shutdown hook", "Attempted to add shutdown hook after shutdown", logger, runner);
    }

    @Override
    public void addStartupHook(LifecycleHook hook, @Nullable StructuredLogger hookLogger) {
        startup.add(plugin.getId(), hook, labelled(hookLogger));
    }

    @Override
    public void addShutdownHook(LifecycleHook hook, @Nullable StructuredLogger hookLogger) {
        shutdown.add(plugin.getId(), hook, labelled(hookLogger));
    }

    @Override
    public void startup() {
        startup.run();
    }

    @Override
    public void shutdown() {
        shutdown.run();
    }

    private StructuredLogger labelled(@Nullable StructuredLogger hookLogger) {
        return hookLogger == null ? logger : hookLogger.child(Map.of("plugin", plugin.getId()));
    }
}
