package dev.stagedoor.actuator.autoconfigure;

import java.util.Locale;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;

/** Counts plugins by state, and the starts of each. */
class BackendMeters implements MeterBinder {

    private final Backend backend;

    BackendMeters(Backend backend) {
        this.backend = backend;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (State state : State.values()) {
            Gauge.builder("stagedoor.plugins", backend, all -> count(all, state))
                    .description("The plugins that are in a state")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        for (PluginStatus plugin : backend.plugins()) {
            String id = plugin.pluginId();
            FunctionCounter.builder("stagedoor.plugin.starts", backend, all -> starts(all, id))
                    .description("How often a plugin began to start")
                    .tag(PluginMeters.TAG, id)
                    .register(registry);
        }
    }

    private static long count(Backend backend, State state) {
        return backend.plugins().stream()
                .filter(plugin -> plugin.state() == state)
                .count();
    }

    private static int starts(Backend backend, String pluginId) {
        return backend.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .mapToInt(PluginStatus::starts)
                .sum();
    }
}
