package dev.stagedoor.wiring;

import org.springframework.context.ApplicationContext;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;

/** Stops and starts one plugin of a running backend, step by step where a test wants to look between the steps. */
public final class PluginCycle {

    private final ApplicationContext context;

    private final String pluginId;

    private PluginCycle(ApplicationContext context, String pluginId) {
        this.context = context;
        this.pluginId = pluginId;
    }

    public static PluginCycle of(ApplicationContext context, String pluginId) {
        return new PluginCycle(context, pluginId);
    }

    /** Stops the plugin and leaves it stopped. */
    public void stop() {
        PluginLives lives = context.getBean(PluginLives.class);
        try (StartupExecutor executor = lives.support().open("test-stop-")) {
            lives.of(pluginId).stop(State.STOPPING, executor);
        }
        show(State.STOPPED);
    }

    public void start() {
        restart();
    }

    /** Only says that the plugin starts. */
    public void begin() {
        show(State.STARTING);
    }

    /** Does what {@link #begin} has announced. */
    public void proceed() {
        restart();
    }

    public void restart() {
        context.getBean(Backend.class).restart(pluginId);
    }

    private void show(State state) {
        context.getBean(PluginStates.class).leaving(pluginId, state);
    }
}
