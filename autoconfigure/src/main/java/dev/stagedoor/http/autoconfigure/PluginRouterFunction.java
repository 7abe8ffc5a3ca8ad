package dev.stagedoor.http.autoconfigure;

import java.util.Optional;

import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Leads a request to the routes of the plugin whose gate it has passed. */
final class PluginRouterFunction implements RouterFunction<ServerResponse> {

    private final PluginRoutes routes;

    private final CookieRoutes cookies;

    PluginRouterFunction(PluginRoutes routes, CookieRoutes cookies) {
        this.routes = routes;
        this.cookies = cookies;
    }

    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PluginPath path = PluginGate.passed(request.servletRequest());
        if (path == null) {
            return Optional.empty();
        }
        Optional<HandlerFunction<ServerResponse>> cookie = cookies.route(path, request);
        return cookie.isPresent() ? cookie : routes.route(path.pluginId(), request);
    }
}
