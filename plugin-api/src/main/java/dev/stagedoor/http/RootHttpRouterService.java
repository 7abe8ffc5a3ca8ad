package dev.stagedoor.http;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/** Serves requests outside of plugins. Thread-safe. Backstage: {@code RootHttpRouterService}. */
@BackendService(id = "core.rootHttpRouter", scope = ServiceScope.ROOT)
public interface RootHttpRouterService {

    /**
     * Adds routes below a path.
     *
     * @param path such as {@code /status}; compared without regard to case and to a trailing slash
     * @param routes routes whose paths begin below it
     * @throws IllegalArgumentException if the path is empty, or lies above or below one that was added before
     */
    void use(String path, RouterFunction<? extends ServerResponse> routes);
}
