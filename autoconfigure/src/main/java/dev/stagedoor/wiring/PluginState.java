package dev.stagedoor.wiring;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend.ModuleStatus;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;

/**
 * What is known of one plugin at one moment.
 *
 * @param state where it is
 * @param since since when, or {@code null} if it was always there
 * @param failure why its last start failed, or {@code null}
 * @param starts how often it began to start
 * @param took how long its last successful start took, or {@code null}
 * @param retryAt when it is tried again, or {@code null}
 * @param modules what is known of its modules since its last start began
 */
record PluginState(
        State state,
        @Nullable Instant since,
        @Nullable Throwable failure,
        int starts,
        @Nullable Duration took,
        @Nullable Instant retryAt,
        Map<String, ModuleState> modules) {

    static final PluginState REGISTERED = new PluginState(State.REGISTERED, null, null, 0, null, null, Map.of());

    /** A failure of a former start stays known until this one has succeeded. */
    PluginState begun(State shown, Instant now) {
        return new PluginState(shown, shown == state ? since : now, failure, starts + 1, took, null, Map.of());
    }

    PluginState started(Duration duration, Instant now) {
        return new PluginState(State.RUNNING, now, null, starts, duration, null, modules);
    }

    PluginState failed(Throwable cause, Instant now) {
        return new PluginState(
                State.FAILED, state == State.FAILED ? since : now, cause, starts, took, retryAt, modules);
    }

    PluginState in(State next, Instant now) {
        return new PluginState(next, now, failure, starts, took, null, modules);
    }

    PluginState withRetryAt(@Nullable Instant next) {
        return new PluginState(state, since, failure, starts, took, next, modules);
    }

    PluginState withModule(String moduleId, @Nullable Throwable cause, @Nullable Duration duration) {
        Map<String, ModuleState> changed = new LinkedHashMap<>(modules);
        changed.put(moduleId, new ModuleState(cause, duration));
        return new PluginState(state, since, failure, starts, took, retryAt, Map.copyOf(changed));
    }

    PluginStatus status(PluginUnit unit) {
        return new PluginStatus(
                unit.pluginId(),
                unit.modules().stream()
                        .map(ModuleUnit::moduleId)
                        .distinct()
                        .map(this::module)
                        .toList(),
                state,
                since,
                failure,
                starts,
                took,
                retryAt);
    }

    private ModuleStatus module(String moduleId) {
        ModuleState module = modules.get(moduleId);
        return module == null
                ? new ModuleStatus(moduleId, null, null)
                : new ModuleStatus(moduleId, module.failure(), module.took());
    }

    /**
     * How a module started.
     *
     * @param failure why it failed, or {@code null}
     * @param took how long it took, or {@code null} if it failed
     */
    record ModuleState(
            @Nullable Throwable failure, @Nullable Duration took) {}
}
