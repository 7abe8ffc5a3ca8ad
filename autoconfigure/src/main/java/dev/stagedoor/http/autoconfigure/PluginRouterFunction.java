package dev.stagedoor.http.autoconfigure;

import java.util.Optional;

import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Leads a request to the routes of the plugin whose gate it has passed. */
final class PluginRouterFunction implements RouterFunction<ServerResponse> {

    private final PluginRoutes routes;

    PluginRouterFunction(PluginRoutes routes) {
        this.routes = routes;
    }

    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PluginPath path = PluginGate.passed(request.servletRequest());
        return path == null ? Optional.empty() : routes.route(path.pluginId(), request);
    }
}
