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

    /**
     * Opens the routes of this plugin at a path and below it, which are closed to all but users and services. Letters
     * may have any case. The policy goes when the plugin stops. The same call may come again;
     * {@link AuthPolicy#UNAUTHENTICATED} wins. Without effect where
     * {@code backend.auth.dangerouslyDisableDefaultAuthPolicy} is true.
     *
     * @param path a path below {@code /api/<pluginId>}, such as {@code /public} or {@code /files/{id}}, or in Backstage's
     *     notation {@code /files/:id} and <code>/users{/:id}/keys</code>; {@code /} and {@code *} are all of the plugin
     * @param allow who is let through
     * @throws IllegalArgumentException if the path has another form
     */
    void addAuthPolicy(String path, AuthPolicy allow);
}
