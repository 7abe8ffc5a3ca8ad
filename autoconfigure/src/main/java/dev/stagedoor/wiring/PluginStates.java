package dev.stagedoor.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;

/** In which part of its life each plugin is, and why it failed. Thread-safe. */
final class PluginStates {

    private static final Entry REGISTERED = new Entry(State.REGISTERED, null);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    void starting(String pluginId) {
        entries.put(pluginId, new Entry(State.STARTING, null));
    }

    void running(String pluginId) {
        change(pluginId, entry -> new Entry(State.RUNNING, null));
    }

    void failed(String pluginId, Throwable failure) {
        change(pluginId, entry -> new Entry(State.FAILED, failure));
    }

    /** The failure of a plugin that stops stays known. */
    void stopping(String pluginId) {
        change(pluginId, entry -> new Entry(State.STOPPING, entry.failure()));
    }

    void stopped(String pluginId) {
        change(pluginId, entry -> new Entry(State.STOPPED, entry.failure()));
    }

    PluginStatus status(PluginUnit unit) {
        Entry entry = entries.getOrDefault(unit.pluginId(), REGISTERED);
        return new PluginStatus(
                unit.pluginId(),
                unit.modules().stream().map(ModuleUnit::moduleId).distinct().toList(),
                entry.state(),
                entry.failure());
    }

    private void change(String pluginId, UnaryOperator<Entry> change) {
        entries.compute(pluginId, (id, entry) -> change.apply(entry == null ? REGISTERED : entry));
    }

    private record Entry(State state, @Nullable Throwable failure) {}
}
