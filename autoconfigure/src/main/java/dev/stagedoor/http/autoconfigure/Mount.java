package dev.stagedoor.http.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A path below which routes are asked. Spring's nesting does the same, but not where the context and the servlet have
 * a path each.
 */
final class Mount {

    private final List<String> segments;

    private final PathPattern pattern;

    private final RouterFunction<ServerResponse> routes;

    Mount(String path, RouterFunction<ServerResponse> routes) {
        this.segments = PathContainer.parsePath(path).elements().stream()
                .map(Mount::text)
                .toList();
        this.pattern = PathPatternParser.defaultInstance.parse(path);
        this.routes = routes;
    }

    Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        if (!isBelow(path)) {
            return Optional.empty();
        }
        Map<String, Object> attributes = request.attributes();
        // The pattern that is found below is appended, for those who count requests by it.
        attributes.put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, pattern);
        Optional<HandlerFunction<ServerResponse>> found = routes.route(MountedRequest.of(request, segments.size()));
        if (found.isEmpty()) {
            attributes.remove(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
        }
        return found;
    }

    private boolean isBelow(PathContainer path) {
        return path.elements().size() >= segments.size()
                && path.subPath(0, segments.size()).elements().stream()
                        .map(Mount::text)
                        .toList()
                        .equals(segments);
    }

    private static String text(PathContainer.Element element) {
        return element instanceof PathSegment segment ? segment.valueToMatch() : element.value();
    }
}
