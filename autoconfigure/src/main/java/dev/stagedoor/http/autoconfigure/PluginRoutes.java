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

    private final Map<String, RouteList> routes = new ConcurrentHashMap<>();

    private final Map<String, Mount> mounts = new ConcurrentHashMap<>();

    /** Begins the routes of a new run. */
    RouteList begin(String pluginId) {
        RouteList fresh = new RouteList();
        routes.put(pluginId, fresh);
        mounts.put(pluginId, new Mount(PluginPath.of(pluginId), fresh));
        return fresh;
    }

    /** The routes of the current run. */
    RouteList of(String pluginId) {
        RouteList current = routes.get(pluginId);
        return current == null ? begin(pluginId) : current;
    }

    void remove(String pluginId) {
        routes.remove(pluginId);
        mounts.remove(pluginId);
    }

    Optional<HandlerFunction<ServerResponse>> route(String pluginId, ServerRequest request) {
        RouteList current = routes.get(pluginId);
        Mount mount = mounts.get(pluginId);
        return current == null || current.isEmpty() || mount == null ? Optional.empty() : mount.route(request);
    }
}
