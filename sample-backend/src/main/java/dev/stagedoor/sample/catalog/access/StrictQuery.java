package dev.stagedoor.sample.catalog.access;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.stagedoor.errors.InputException;

/**
 * Refuses query parameters that nobody would look at, so that a filter with a typing error does not find everything. It
 * goes for the catalog's own controllers.
 */
@Component
class StrictQuery implements HandlerInterceptor {

    private static final String CATALOG = "dev.stagedoor.sample.catalog.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(CATALOG)) {
            check(QueryValues.of(request), known(method));
        }
        return true;
    }

    private static Set<String> known(HandlerMethod method) {
        QueryParameters parameters = method.getMethodAnnotation(QueryParameters.class);
        return parameters == null ? Set.of() : Set.of(parameters.value());
    }

    static void check(QueryValues query, Set<String> known) {
        for (String name : query.names()) {
            if (!known.contains(name)) {
                throw new InputException("Unknown query parameter '" + name + "'");
            }
            // One that is repeated is a list, which is not empty.
            if (query.all(name).equals(List.of(""))) {
                throw new InputException("Empty value found for query parameter '" + name + "'");
            }
        }
    }
}
