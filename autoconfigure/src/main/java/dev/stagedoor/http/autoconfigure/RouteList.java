package dev.stagedoor.http.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.EntityResponse;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Routes to which more are added while they are asked, in the order of their addition. Thread-safe. */
class RouteList implements RouterFunction<ServerResponse> {

    private final List<RouterFunction<? extends ServerResponse>> routes = new CopyOnWriteArrayList<>();

    void add(RouterFunction<? extends ServerResponse> more) {
        routes.add(more);
    }

    void remove(@Nullable RouterFunction<? extends ServerResponse> former) {
        routes.remove(former);
    }

    boolean isEmpty() {
        return routes.isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        for (RouterFunction<? extends ServerResponse> each : routes) {
            Optional<? extends HandlerFunction<? extends ServerResponse>> found = each.route(request);
            if (found.isPresent()) {
                HandlerFunction<ServerResponse> handler = (HandlerFunction<ServerResponse>) found.get();
                return Optional.of(asked -> converted(handler.handle(asked), asked));
            }
        }
        return Optional.empty();
    }

    /** Routes, too, may answer with Spring's own form of errors. */
    private static ServerResponse converted(ServerResponse response, ServerRequest request) throws Exception {
        if (!(response instanceof EntityResponse<?> answer) || !(answer.entity() instanceof ProblemDetail problem)) {
            return response;
        }
        String url = RequestPlace.of(request.servletRequest()).url();
        return ServerResponse.status(response.statusCode())
                .headers(headers -> headers.addAll(response.headers()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(ErrorBody.of(problem, request.method().name(), url));
    }
}
