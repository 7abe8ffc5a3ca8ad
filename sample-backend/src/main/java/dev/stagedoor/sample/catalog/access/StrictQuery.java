package dev.stagedoor.sample.catalog.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
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
            check(request.getQueryString(), known(method));
        }
        return true;
    }

    private static Set<String> known(HandlerMethod method) {
        QueryParameters parameters = method.getMethodAnnotation(QueryParameters.class);
        return parameters == null ? Set.of() : Set.of(parameters.value());
    }

    static void check(@Nullable String query, Set<String> known) {
        if (query == null || query.isEmpty()) {
            return;
        }
        Map<String, Boolean> empty = new LinkedHashMap<>();
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int equals = pair.indexOf('=');
            boolean hasNoValue = equals < 0 || equals == pair.length() - 1;
            // One that is repeated is a list, which is not empty.
            empty.merge(
                    decode(equals < 0 ? pair : pair.substring(0, equals)), hasNoValue, (before, now) -> Boolean.FALSE);
        });
        empty.forEach((name, isEmpty) -> {
            if (!known.contains(name)) {
                throw new InputException("Unknown query parameter '" + name + "'");
            }
            if (isEmpty) {
                throw new InputException("Empty value found for query parameter '" + name + "'");
            }
        });
    }

    private static String decode(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            throw new InputException("The query parameter '" + name + "' has a malformed escape sequence");
        }
    }
}
