package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend.ModuleStatus;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;

/** In which part of its life each plugin is, and why it failed. Thread-safe. */
final class PluginStates {

    private static final Entry REGISTERED = new Entry(State.REGISTERED, null);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();

    void starting(String pluginId) {
        change(pluginId, entry -> new Entry(State.STARTING, null));
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

    State state(String pluginId) {
        return entries.getOrDefault(pluginId, REGISTERED).state();
    }

    /** Waits until a plugin is past its start, and gives the state that it has then. */
    State awaitStart(String pluginId, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            State now = state(pluginId);
            while (left > 0 && (now == State.REGISTERED || now == State.STARTING)) {
                left = changed.awaitNanos(left);
                now = state(pluginId);
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    PluginStatus status(PluginUnit unit) {
        Entry entry = entries.getOrDefault(unit.pluginId(), REGISTERED);
        return new PluginStatus(
                unit.pluginId(),
                unit.modules().stream()
                        .map(ModuleUnit::moduleId)
                        .distinct()
                        .map(id -> new ModuleStatus(id, null, null))
                        .toList(),
                entry.state(),
                null,
                entry.failure(),
                0,
                null,
                null);
    }

    private void change(String pluginId, UnaryOperator<Entry> change) {
        entries.compute(pluginId, (id, entry) -> change.apply(entry == null ? REGISTERED : entry));
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private record Entry(State state, @Nullable Throwable failure) {}
}
