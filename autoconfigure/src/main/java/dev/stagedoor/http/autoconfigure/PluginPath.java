package dev.stagedoor.http.autoconfigure;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Where a request goes: below which plugin's path, and to what there. It is read as handlers are looked up, so that
 * nothing reaches a plugin's handler under a spelling that is not seen here.
 *
 * @param pluginId the plugin that is asked for, installed or not
 * @param path the path within the application
 * @param query the query, or {@code null}
 */
record PluginPath(
        String pluginId, PathContainer path, @Nullable String query) {

    private static final String API = "api";

    private static final int ELEMENTS_OF_PREFIX = 4;

    static String of(String pluginId) {
        return "/" + API + "/" + pluginId;
    }

    /** Reads the path of a request, {@code null} if it is not below {@code /api/<something>}. */
    static @Nullable PluginPath of(HttpServletRequest request) {
        return of(ServletRequestPathUtils.parse(request), request.getQueryString());
    }

    static @Nullable PluginPath of(RequestPath whole, @Nullable String query) {
        PathContainer path = whole.pathWithinApplication();
        List<PathContainer.Element> elements = path.elements();
        if (elements.size() < ELEMENTS_OF_PREFIX
                || !(elements.get(1) instanceof PathSegment api)
                || !api.valueToMatch().equals(API)
                || !(elements.get(3) instanceof PathSegment plugin)) {
            return null;
        }
        return new PluginPath(plugin.valueToMatch(), path, query);
    }

    /** The path below {@code /api/<pluginId>}; may be empty. */
    PathContainer below() {
        return path.subPath(ELEMENTS_OF_PREFIX);
    }

    /** The path below {@code /api/<pluginId>}, with the query. */
    String url() {
        String rest = below().value();
        return (rest.isEmpty() ? "/" : rest) + (query == null ? "" : "?" + query);
    }
}
