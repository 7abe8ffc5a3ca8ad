package dev.stagedoor.http.autoconfigure;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The routes of all plugins. Each run of a plugin has its own, so that what an earlier run still adds is never asked.
 */
final class PluginRoutes {

    private final Map<String, PluginRun> runs = new ConcurrentHashMap<>();

    /** Begins a new run. */
    PluginRun begin(String pluginId) {
        PluginRun fresh = PluginRun.of(pluginId);
        runs.put(pluginId, fresh);
        return fresh;
    }

    /** The current run. */
    PluginRun of(String pluginId) {
        PluginRun current = runs.get(pluginId);
        return current == null ? begin(pluginId) : current;
    }

    void remove(String pluginId) {
        runs.remove(pluginId);
    }

    Optional<HandlerFunction<ServerResponse>> route(String pluginId, ServerRequest request) {
        PluginRun current = runs.get(pluginId);
        return current == null || current.routes().isEmpty()
                ? Optional.empty()
                : current.mount().route(request);
    }
}
