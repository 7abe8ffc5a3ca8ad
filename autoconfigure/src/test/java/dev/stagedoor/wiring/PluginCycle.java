package dev.stagedoor.wiring;

import org.springframework.context.ApplicationContext;

/** Stops and starts one plugin of a running backend. */
public final class PluginCycle {

    private final PluginUnit plugin;

    private final PluginStates states;

    private PluginCycle(PluginUnit plugin, PluginStates states) {
        this.plugin = plugin;
        this.states = states;
    }

    public static PluginCycle of(ApplicationContext context, String pluginId) {
        PluginUnit plugin = context.getBean(RegisteredUnits.class).units().stream()
                .filter(unit -> unit.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow();
        return new PluginCycle(plugin, context.getBean(PluginStates.class));
    }

    public void stop() {
        states.stopping(plugin.pluginId());
        plugin.close();
        states.stopped(plugin.pluginId());
    }

    public void start() {
        begin();
        proceed();
    }

    /** Only says that it starts. */
    public void begin() {
        states.starting(plugin.pluginId());
    }

    /** Does what {@link #begin} has announced. */
    public void proceed() {
        try {
            plugin.createAlwaysServices();
            for (ModuleUnit module : plugin.modules()) {
                module.init((pluginId, moduleId, failure) -> {
                    throw new AssertionError("Module " + moduleId + " failed", failure);
                });
            }
            plugin.init();
            plugin.createBeans();
            plugin.open();
        } catch (Exception ex) {
            throw new AssertionError("The plugin could not be started again", ex);
        }
        states.running(plugin.pluginId());
    }

    public void restart() {
        stop();
        start();
    }
}
