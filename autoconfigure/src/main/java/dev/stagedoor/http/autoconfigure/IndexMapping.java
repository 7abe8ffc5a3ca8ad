package dev.stagedoor.http.autoconfigure;

import org.springframework.core.Ordered;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/** Asks for the index after all handlers with paths of their own, and before static files. */
final class IndexMapping extends RouterFunctionMapping {

    /** Static files follow one later. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 2;

    IndexMapping(IndexRoutes routes) {
        super(routes);
        setOrder(ORDER);
    }
}
