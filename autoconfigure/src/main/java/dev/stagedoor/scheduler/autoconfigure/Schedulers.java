package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.wiring.PluginDetails;
import dev.stagedoor.wiring.PluginListener;

/**
 * The tasks of all plugins, which begin and end with them. Each run of a plugin has its own, so that nothing of an
 * earlier one is left.
 */
final class Schedulers implements PluginListener, PluginDetails {

    /** What a task has to end in a plugin that fails to start, about which nobody says how long it may take. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Map<String, PluginTasks> plugins = new ConcurrentHashMap<>();

    private final Set<String> open = ConcurrentHashMap.newKeySet();

    private final TaskEngines engines;

    private final TaskMeters meters;

    private final Supplier<@Nullable TaskRouting> routing;

    Schedulers(TaskEngines engines, TaskMeters meters, Supplier<@Nullable TaskRouting> routing) {
        this.engines = engines;
        this.meters = meters;
        this.routing = routing;
    }

    /** Begins the tasks of a new run, in which the plugin may run already. */
    PluginTasks begin(String pluginId, StructuredLogger logger) {
        PluginTasks fresh = new PluginTasks(pluginId, logger, engines);
        plugins.put(pluginId, fresh);
        TaskRouting web = routing.get();
        if (web != null) {
            web.serve(pluginId, fresh);
        }
        if (open.contains(pluginId)) {
            fresh.open();
        }
        return fresh;
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        // Known before the tasks are looked up, so that a scheduler that is made meanwhile opens one way or the other.
        open.add(pluginId);
        PluginTasks tasks = plugins.get(pluginId);
        if (tasks != null) {
            tasks.open();
        }
    }

    @Override
    public void draining(String pluginId, Duration limit) {
        end(pluginId, limit);
    }

    @Override
    public void closing(String pluginId) {
        end(pluginId, CLOSING);
        plugins.remove(pluginId);
        meters.remove(pluginId);
    }

    private void end(String pluginId, Duration limit) {
        open.remove(pluginId);
        PluginTasks tasks = plugins.get(pluginId);
        if (tasks != null) {
            tasks.end(limit);
        }
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public @Nullable Object of(String pluginId) {
        PluginTasks tasks = plugins.get(pluginId);
        List<TaskDetail> details = tasks == null
                ? List.of()
                : tasks.views().stream().map(TaskView::info).map(TaskDetail::of).toList();
        return details.isEmpty() ? null : details;
    }
}
