package dev.stagedoor.test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;

/** A router that keeps the routes of a plugin and serves them to nobody. Thread-safe. */
public final class FakeHttpRouter implements HttpRouterService, FakeService<HttpRouterService> {

    private final List<RouterFunction<? extends ServerResponse>> routes = new CopyOnWriteArrayList<>();

    private final Map<String, AuthPolicy> policies = new ConcurrentHashMap<>();

    /** Makes a router without routes. */
    public FakeHttpRouter() {}

    @Override
    public void use(RouterFunction<? extends ServerResponse> more) {
        routes.add(more);
    }

    @Override
    public void addAuthPolicy(String path, AuthPolicy allow) {
        policies.put(path, allow);
    }

    /**
     * Returns the policies that were added so far.
     *
     * @return the last policy of each path
     */
    public Map<String, AuthPolicy> policies() {
        return Map.copyOf(policies);
    }

    /**
     * Returns what was added so far.
     *
     * @return the routes, in the order in which they are asked
     */
    public List<RouterFunction<? extends ServerResponse>> routes() {
        return List.copyOf(routes);
    }

    /**
     * Asks the routes for a request.
     *
     * @param request a request whose path begins below {@code /api/<pluginId>}
     * @return the handler of the first route that matches, or empty
     */
    public Optional<HandlerFunction<? extends ServerResponse>> route(ServerRequest request) {
        for (RouterFunction<? extends ServerResponse> each : routes) {
            Optional<? extends HandlerFunction<? extends ServerResponse>> handler = each.route(request);
            if (handler.isPresent()) {
                return Optional.of(handler.get());
            }
        }
        return Optional.empty();
    }

    @Override
    public ServiceFactory<HttpRouterService> factory() {
        return ServiceFactory.of(CoreServices.HTTP_ROUTER).create(deps -> this);
    }
}
