package dev.stagedoor.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;

/**
 * In which part of its life each plugin is, and how its last start went. Starts are counted, and what an earlier one
 * still has to say is not heard. Thread-safe.
 */
final class PluginStates {

    private final Map<String, PluginState> entries = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();

    private final InstantSource clock;

    PluginStates(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A start begins.
     *
     * @param shown in which state the plugin is meanwhile
     * @return the number of the start
     */
    int begin(String pluginId, State shown) {
        return change(pluginId, entry -> entry.begun(shown, clock.instant())).starts();
    }

    void running(String pluginId, int start, Duration took) {
        change(pluginId, start, entry -> entry.started(took, clock.instant()));
    }

    void failed(String pluginId, int start, Throwable failure) {
        change(pluginId, start, entry -> entry.failed(failure, clock.instant()));
    }

    void moduleStarted(String pluginId, int start, String moduleId, Duration took) {
        change(pluginId, start, entry -> entry.withModule(moduleId, null, took));
    }

    void moduleFailed(String pluginId, int start, String moduleId, Throwable failure) {
        change(pluginId, start, entry -> entry.withModule(moduleId, failure, null));
    }

    /** Says when the next try is due, or that none is. */
    void retryAt(String pluginId, @Nullable Instant next) {
        change(pluginId, entry -> entry.withRetryAt(next));
    }

    /** A plugin leaves its run. The failure of its last start stays known. */
    void leaving(String pluginId, State state) {
        change(pluginId, entry -> entry.in(state, clock.instant()));
    }

    State state(String pluginId) {
        return entry(pluginId).state();
    }

    /** Waits until a plugin is past its start, and gives the state that it has then. */
    State awaitStart(String pluginId, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            State now = state(pluginId);
            while (left > 0 && PluginDirectory.isOnItsWay(now)) {
                left = changed.awaitNanos(left);
                now = state(pluginId);
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Why the last start failed, or {@code null}. */
    @Nullable
    Throwable failure(String pluginId) {
        return entry(pluginId).failure();
    }

    /** The failures of modules in the last start. */
    Map<String, Throwable> moduleFailures(String pluginId) {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        entry(pluginId).modules().forEach((moduleId, module) -> {
            if (module.failure() != null) {
                failures.put(moduleId, module.failure());
            }
        });
        return failures;
    }

    PluginStatus status(PluginUnit unit) {
        return entry(unit.pluginId()).status(unit);
    }

    private PluginState entry(String pluginId) {
        return entries.getOrDefault(pluginId, PluginState.REGISTERED);
    }

    private void change(String pluginId, int start, UnaryOperator<PluginState> change) {
        change(pluginId, entry -> entry.starts() == start ? change.apply(entry) : entry);
    }

    private PluginState change(String pluginId, UnaryOperator<PluginState> change) {
        PluginState now =
                entries.compute(pluginId, (id, entry) -> change.apply(entry == null ? PluginState.REGISTERED : entry));
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return now;
    }
}
