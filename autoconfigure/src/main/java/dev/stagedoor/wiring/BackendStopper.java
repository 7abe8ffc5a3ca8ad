package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

import dev.stagedoor.Backend.State;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;

/** Stops the backend, level by level. Each level is gone through once; what fails or takes too long is logged. */
final class BackendStopper {

    private final BackendStarter starter;

    private final PluginLives lives;

    private final Duration limit;

    private final Once beforeShutdown = new Once();

    private final Once shutdown = new Once();

    BackendStopper(BackendStarter starter, PluginLives lives) {
        this.starter = starter;
        this.lives = lives;
        this.limit = lives.support().shutdown().timeout();
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
            withThreads((steps, executor) ->
                    steps.root("its before-shutdown hooks", executor, ManagedRootLifecycle::beforeShutdown));
        });
    }

    /** Runs the shutdown hooks of all plugins, destroys their beans, and runs the root shutdown hooks. */
    void stop() {
        announce();
        shutdown.run(() -> withThreads((steps, executor) -> {
            List<PluginUnit> plugins = lives.present();
            moveAll(plugins, State.STOPPING);
            steps.drain(plugins, executor);
            steps.runHooks(plugins, executor);
            steps.destroy(plugins, executor);
            moveAll(plugins, State.STOPPED);
            steps.root("its shutdown hooks", executor, ManagedRootLifecycle::shutdown);
            starter.closeRoot();
        }));
    }

    boolean hasAnnounced() {
        return beforeShutdown.isDone();
    }

    boolean hasStopped() {
        return shutdown.isDone();
    }

    private void moveAll(List<PluginUnit> plugins, State state) {
        plugins.forEach(plugin -> lives.support().states().leaving(plugin.pluginId(), state));
    }

    private void withThreads(BiConsumer<StopSteps, StartupExecutor> action) {
        try (StartupExecutor executor = lives.support().open("plugin-stop-")) {
            action.accept(lives.support().steps(), executor);
        }
    }
}
