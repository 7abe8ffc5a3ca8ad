package dev.stagedoor.http.autoconfigure;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;
import org.springframework.web.method.HandlerMethod;

import dev.stagedoor.httpauth.Allow;
import dev.stagedoor.httpauth.AllowUnauthenticated;
import dev.stagedoor.httpauth.CredentialsOptions;

/** Reads the annotations of handlers: a method's own go before those of its class. */
final class RouteRules {

    private final Map<MethodClassKey, RouteRule> known = new ConcurrentHashMap<>();

    /**
     * The rule of a handler of any kind.
     *
     * @throws IllegalStateException if the annotations contradict each other
     */
    RouteRule of(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                ? known.computeIfAbsent(
                        new MethodClassKey(method.getMethod(), method.getBeanType()), key -> read(method))
                : RouteRule.USUAL;
    }

    private static RouteRule read(HandlerMethod handler) {
        RouteRule own = read(handler.getMethod());
        RouteRule rule = own == null ? read(handler.getBeanType()) : own;
        return rule == null ? RouteRule.USUAL : rule;
    }

    private static @Nullable RouteRule read(AnnotatedElement element) {
        Allow allow = AnnotatedElementUtils.findMergedAnnotation(element, Allow.class);
        if (AnnotatedElementUtils.hasAnnotation(element, AllowUnauthenticated.class)) {
            Assert.state(
                    allow == null,
                    () -> element + " is annotated with @AllowUnauthenticated and with @Allow; only one can hold");
            return RouteRule.OPEN;
        }
        return allow == null
                ? null
                : new RouteRule(false, new CredentialsOptions(Set.of(allow.value()), allow.limitedAccess()));
    }
}
