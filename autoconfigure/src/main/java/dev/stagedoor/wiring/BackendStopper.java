package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import dev.stagedoor.lifecycle.ManagedRootLifecycle;

/** Stops the backend, level by level. Each level is gone through once; what fails or takes too long is logged. */
final class BackendStopper {

    private final BackendStarter starter;

    private final PluginStates states;

    private final RootServices root;

    private final @Nullable Integer parallelism;

    private final Duration limit;

    private final Once beforeShutdown = new Once();

    private final Once shutdown = new Once();

    BackendStopper(
            BackendStarter starter,
            PluginStates states,
            RootServices root,
            StartupProperties startup,
            ShutdownProperties shutdown) {
        this.starter = starter;
        this.states = states;
        this.root = root;
        this.parallelism = startup.parallelism();
        this.limit = shutdown.timeout();
    }

    /** Starts the backend; where the JVM is ended meanwhile, plugins have as long as a stop may take to settle. */
    void start() {
        try (SignalWatch watch = SignalWatch.begin(() -> starter.settle(limit))) {
            starter.start();
        }
    }

    /** Waits for a start that goes on, and runs the root before-shutdown hooks. */
    void announce() {
        beforeShutdown.run(() -> {
            starter.settle(limit);
            withThreads(executor ->
                    runRootHooks("its before-shutdown hooks", executor, ManagedRootLifecycle::beforeShutdown));
        });
    }

    /** Runs the shutdown hooks of all plugins, destroys their beans, and runs the root shutdown hooks. */
    void stop() {
        announce();
        shutdown.run(() -> withThreads(executor -> {
            List<PluginUnit> plugins = starter.plugins();
            plugins.forEach(plugin -> states.stopping(plugin.pluginId()));
            forEach(
                    plugins,
                    "its shutdown hooks",
                    executor,
                    plugin -> plugin.lifecycle().shutdown());
            forEach(plugins, "the destruction of its beans", executor, PluginUnit::close);
            plugins.forEach(plugin -> states.stopped(plugin.pluginId()));
            runRootHooks("its shutdown hooks", executor, ManagedRootLifecycle::shutdown);
            starter.closeRoot();
        }));
    }

    boolean hasAnnounced() {
        return beforeShutdown.isDone();
    }

    boolean hasStopped() {
        return shutdown.isDone();
    }

    private void forEach(List<PluginUnit> plugins, String step, StartupExecutor executor, Consumer<PluginUnit> action) {
        List<CompletableFuture<@Nullable Void>> ends = plugins.stream()
                .map(plugin -> TimedCall.run(
                        subject("The stop of plugin '" + plugin.pluginId() + "'", plugin.pluginId()),
                        step,
                        executor,
                        () -> action.accept(plugin)))
                .toList();
        for (int i = 0; i < plugins.size(); i++) {
            log("Plugin '" + plugins.get(i).pluginId() + "' failed in " + step, TimedCall.await(ends.get(i)));
        }
    }

    private void runRootHooks(String step, StartupExecutor executor, Consumer<ManagedRootLifecycle> action) {
        Throwable failure = TimedCall.await(TimedCall.run(
                subject("The stop of the backend", null),
                step,
                executor,
                () -> action.accept(root.managedLifecycle())));
        log("The backend failed in " + step, failure);
    }

    private TimedWork.Subject subject(String name, @Nullable String pluginId) {
        return new TimedWork.Subject(name, pluginId, limit, "stagedoor.shutdown.timeout");
    }

    private void withThreads(Consumer<StartupExecutor> action) {
        try (StartupExecutor executor = StartupExecutor.open("plugin-stop-", parallelism)) {
            action.accept(executor);
        }
    }

    private void log(String message, @Nullable Throwable failure) {
        if (failure != null) {
            Logger logger = StartupLog.logger(root.logger().get());
            logger.error(message, failure);
        }
    }
}
