package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.ManagedRootLifecycle;

/** The steps in which plugins and the backend stop, each with a time limit. What fails or is late is logged. */
final class StopSteps {

    private final RootServices root;

    private final Duration limit;

    StopSteps(RootServices root, Duration limit) {
        this.root = root;
        this.limit = limit;
    }

    /** Lets what is under way in plugins end. */
    void drain(List<PluginUnit> plugins, StartupExecutor executor) {
        // The step ends by itself, and says more than that it is late.
        forEach(plugins, "what is under way", executor, limit.multipliedBy(2), plugin -> plugin.drain(limit));
    }

    void runHooks(List<PluginUnit> plugins, StartupExecutor executor) {
        forEach(
                plugins,
                "its shutdown hooks",
                executor,
                limit,
                plugin -> plugin.lifecycle().shutdown());
    }

    void destroy(List<PluginUnit> plugins, StartupExecutor executor) {
        forEach(plugins, "the destruction of its beans", executor, limit, PluginUnit::close);
    }

    /** Does something with the backend's lifecycle. */
    void root(String step, StartupExecutor executor, Consumer<ManagedRootLifecycle> action) {
        Throwable failure = TimedCall.await(TimedCall.run(
                subject("The stop of the backend", null, limit),
                step,
                executor,
                () -> action.accept(root.managedLifecycle())));
        log("The backend failed in " + step, failure);
    }

    private void forEach(
            List<PluginUnit> plugins,
            String step,
            StartupExecutor executor,
            Duration within,
            Consumer<PluginUnit> action) {
        List<CompletableFuture<@Nullable Void>> ends = plugins.stream()
                .map(plugin -> TimedCall.run(
                        subject("The stop of plugin '" + plugin.pluginId() + "'", plugin.pluginId(), within),
                        step,
                        executor,
                        () -> action.accept(plugin)))
                .toList();
        for (int i = 0; i < plugins.size(); i++) {
            log("Plugin '" + plugins.get(i).pluginId() + "' failed in " + step, TimedCall.await(ends.get(i)));
        }
    }

    private static TimedWork.Subject subject(String name, @Nullable String pluginId, Duration within) {
        return new TimedWork.Subject(name, pluginId, within, "stagedoor.shutdown.timeout");
    }

    private void log(String message, @Nullable Throwable failure) {
        if (failure != null) {
            StartupLog.logger(root.logger().get()).error(message, failure);
        }
    }
}
