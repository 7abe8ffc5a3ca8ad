package dev.stagedoor.http.autoconfigure;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
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
        MergedAnnotations all = MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY);
        MergedAnnotation<Allow> allow = all.get(Allow.class);
        if (all.isPresent(AllowUnauthenticated.class)) {
            Assert.state(
                    !allow.isPresent(),
                    () -> element + " is annotated with @AllowUnauthenticated and with @Allow; only one can hold");
            return RouteRule.OPEN;
        }
        return allow.isPresent() ? rule(allow.synthesize()) : null;
    }

    private static RouteRule rule(Allow allow) {
        return new RouteRule(false, new CredentialsOptions(Set.copyOf(List.of(allow.value())), allow.limitedAccess()));
    }
}
