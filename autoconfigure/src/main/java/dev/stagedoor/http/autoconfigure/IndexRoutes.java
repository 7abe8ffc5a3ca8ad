package dev.stagedoor.http.autoconfigure;

import java.util.Collection;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * What is at the index path, for requests that nothing else takes. A plugin there is reached by a forward, through its
 * gate; all others are asked directly.
 */
final class IndexRoutes implements RouterFunction<ServerResponse> {

    private static final String API = "/api";

    private final @Nullable String path;

    private final boolean isPlugin;

    private final RouteList routes;

    IndexRoutes(@Nullable String path, Collection<String> pluginIds, RouteList routes) {
        this.path = path;
        this.isPlugin = pluginIds.stream().map(PluginPath::of).anyMatch(each -> each.equals(path));
        this.routes = routes;
    }

    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        if (path == null || !isPlugin && routes.isEmpty()) {
            return Optional.empty();
        }
        String asked = request.requestPath().pathWithinApplication().value();
        if (request.servletRequest().getDispatcherType() != DispatcherType.REQUEST || isBelowApi(asked)) {
            return Optional.empty();
        }
        return isPlugin ? Optional.of(forward(path + asked)) : routes.route(request);
    }

    private static boolean isBelowApi(String asked) {
        return asked.regionMatches(true, 0, API, 0, API.length())
                && (asked.length() == API.length() || asked.charAt(API.length()) == '/');
    }

    private static HandlerFunction<ServerResponse> forward(String target) {
        return request -> ServerResponse.ok().build((servletRequest, servletResponse) -> {
            servletRequest
                    .getRequestDispatcher(servletPrefix(servletRequest) + target)
                    .forward(servletRequest, servletResponse);
            return null;
        });
    }

    private static String servletPrefix(HttpServletRequest request) {
        String prefix = ServletRequestPathUtils.getServletPathPrefix(request);
        return prefix == null ? "" : prefix;
    }
}
