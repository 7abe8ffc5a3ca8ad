package dev.stagedoor.wiring;

import java.util.List;
import java.util.Optional;

import dev.stagedoor.Backend;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.ConflictException;

/** The handle of this backend. */
final class DefaultBackend implements Backend {

    private final PluginUnits units;

    private final PluginStates states;

    private final BackendStarter starter;

    DefaultBackend(PluginUnits units, PluginStates states, BackendStarter starter) {
        this.units = units;
        this.states = states;
        this.starter = starter;
    }

    @Override
    public List<PluginStatus> plugins() {
        return units.units().stream().map(states::status).toList();
    }

    @Override
    public Optional<StartupResult> startupResult() {
        return starter.result();
    }

    @Override
    public void restart(String pluginId) {
        throw new ConflictException("Plugin '" + pluginId + "' cannot be restarted yet");
    }
}
