package dev.stagedoor.http.autoconfigure;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;

/** Adds to the routes and policies of one run of a plugin. */
record DefaultHttpRouter(PluginRun run) implements HttpRouterService {

    @Override
    public void use(RouterFunction<? extends ServerResponse> more) {
        run.routes().add(more);
    }

    @Override
    public void addAuthPolicy(String path, AuthPolicy allow) {
        run.policies().add(path, allow);
    }
}
