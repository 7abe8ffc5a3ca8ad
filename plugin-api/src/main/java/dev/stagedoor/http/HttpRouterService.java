package dev.stagedoor.http;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendService;

/**
 * Serves the requests of one plugin, below {@code /api/<pluginId>}. Controllers and {@code RouterFunction} beans of
 * the plugin need it not: they are served there by themselves. Thread-safe. Backstage: {@code HttpRouterService}.
 */
@BackendService(id = "core.httpRouter")
public interface HttpRouterService {

    /**
     * Adds routes, asked after those that were added before. They go when the plugin stops.
     *
     * @param routes routes whose paths begin below {@code /api/<pluginId>}
     */
    void use(RouterFunction<? extends ServerResponse> routes);
}
