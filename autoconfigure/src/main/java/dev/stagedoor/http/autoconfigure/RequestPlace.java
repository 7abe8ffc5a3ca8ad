package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.RequestPath;

/**
 * Where a request went, as its errors tell it.
 *
 * @param pluginId the plugin that it reached, or {@code null}
 * @param url path and query, relative to where the plugin is mounted
 */
record RequestPlace(@Nullable String pluginId, String url) {

    /** The place of a request that is under way. */
    static RequestPlace of(HttpServletRequest request) {
        PluginPath plugin = PluginGate.passed(request);
        return plugin != null
                ? of(plugin)
                : outside(request.getRequestURI(), request.getContextPath(), request.getQueryString());
    }

    static RequestPlace of(PluginPath plugin) {
        return new RequestPlace(plugin.pluginId(), plugin.url());
    }

    /** The place of the request that a container has dispatched to where errors are answered. */
    static RequestPlace ofDispatched(HttpServletRequest request) {
        String uri = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String query = (String) request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING);
        if (uri == null) {
            return of(request);
        }
        PluginPath plugin = PluginPath.of(RequestPath.parse(uri, request.getContextPath()), query);
        return plugin == null ? outside(uri, request.getContextPath(), query) : of(plugin);
    }

    /** Where it went, without the query, in which there may be secrets. */
    String path() {
        int query = url.indexOf('?');
        return (pluginId == null ? "" : "/api/" + pluginId) + (query < 0 ? url : url.substring(0, query));
    }

    private static RequestPlace outside(String uri, String context, @Nullable String query) {
        String path = uri.startsWith(context) ? uri.substring(context.length()) : uri;
        return new RequestPlace(null, (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
    }
}
