package dev.stagedoor.http.autoconfigure;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;

/** Adds to the routes of one run of a plugin. */
record DefaultHttpRouter(RouteList routes) implements HttpRouterService {

    @Override
    public void use(RouterFunction<? extends ServerResponse> more) {
        routes.add(more);
    }

    @Override
    public void addAuthPolicy(String path, AuthPolicy allow) {}
}
