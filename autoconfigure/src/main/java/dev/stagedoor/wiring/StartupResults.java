package dev.stagedoor.wiring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Failure;
import dev.stagedoor.StartupResult.Outcome;

/** Collects how plugins and modules fared until all have settled. Thread-safe. */
final class StartupResults {

    private final ReentrantLock lock = new ReentrantLock();

    private final InstantSource clock;

    private final Map<String, StartupResult.Plugin> plugins = new LinkedHashMap<>();

    private final Map<String, Map<String, StartupResult.Module>> modules = new HashMap<>();

    private final Map<String, Map<String, Failure>> earlyReports = new HashMap<>();

    private final Instant beginAt;

    private Instant latest;

    private @Nullable StartupResult result;

    StartupResults(InstantSource clock) {
        this.clock = clock;
        this.beginAt = clock.instant();
        this.latest = beginAt;
    }

    /** A plugin has settled. A failure amends an entry that is there already, which nothing else does. */
    void plugin(String pluginId, @Nullable Failure failure) {
        locked(() -> {
            StartupResult.Plugin entry = plugins.get(pluginId);
            if (result == null && (entry == null || (entry.failure() == null && failure != null))) {
                Instant resultAt = entry == null ? now() : entry.resultAt();
                plugins.put(pluginId, new StartupResult.Plugin(pluginId, resultAt, failure, List.of()));
            }
            return null;
        });
    }

    /** A module has settled. Its first failure stays, and what comes after its plugin has settled is left out. */
    void module(String pluginId, String moduleId, @Nullable Failure failure) {
        locked(() -> {
            StartupResult.Module entry = modulesOf(pluginId).get(moduleId);
            if (!plugins.containsKey(pluginId) && (entry == null || entry.failure() == null)) {
                Failure report = reportsOf(pluginId).remove(moduleId);
                Instant resultAt = entry == null ? now() : entry.resultAt();
                put(pluginId, new StartupResult.Module(moduleId, resultAt, report == null ? failure : report));
            }
            return null;
        });
    }

    /**
     * An extension point reports that a module has failed, which replaces what is known of the module. A report that
     * precedes the module's own result waits for it.
     *
     * @return whether the result has changed; not once all have settled
     */
    boolean report(String pluginId, String moduleId, Failure failure) {
        return locked(() -> {
            if (result != null) {
                return false;
            }
            StartupResult.Module entry = modulesOf(pluginId).get(moduleId);
            if (entry == null) {
                reportsOf(pluginId).put(moduleId, failure);
            } else {
                put(pluginId, new StartupResult.Module(moduleId, entry.resultAt(), failure));
            }
            return true;
        });
    }

    /** All have settled. */
    StartupResult close() {
        return locked(() -> {
            if (result == null) {
                result = result();
            }
            return result;
        });
    }

    private StartupResult result() {
        earlyReports.forEach((pluginId, reports) -> {
            StartupResult.Plugin plugin = plugins.get(pluginId);
            if (plugin != null) {
                reports.forEach((moduleId, failure) ->
                        put(pluginId, new StartupResult.Module(moduleId, plugin.resultAt(), failure)));
            }
        });
        List<StartupResult.Plugin> entries = new ArrayList<>();
        plugins.forEach((pluginId, plugin) -> entries.add(new StartupResult.Plugin(
                pluginId,
                plugin.resultAt(),
                plugin.failure(),
                List.copyOf(modulesOf(pluginId).values()))));
        boolean failed = entries.stream()
                .anyMatch(plugin -> isDisallowed(plugin.failure())
                        || plugin.modules().stream().anyMatch(module -> isDisallowed(module.failure())));
        return new StartupResult(beginAt, now(), failed ? Outcome.FAILURE : Outcome.SUCCESS, entries);
    }

    private void put(String pluginId, StartupResult.Module module) {
        modulesOf(pluginId).put(module.moduleId(), module);
    }

    private Map<String, StartupResult.Module> modulesOf(String pluginId) {
        return modules.computeIfAbsent(pluginId, id -> new LinkedHashMap<>());
    }

    private Map<String, Failure> reportsOf(String pluginId) {
        return earlyReports.computeIfAbsent(pluginId, id -> new LinkedHashMap<>());
    }

    /** The clock's time, never earlier than what it said before. */
    private Instant now() {
        Instant now = clock.instant();
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    private static boolean isDisallowed(@Nullable Failure failure) {
        return failure != null && !failure.allowed();
    }

    private <R extends @Nullable Object> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
