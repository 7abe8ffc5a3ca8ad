package dev.stagedoor.http.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The handlers of plugins whose annotations let in more than usual. A request that may be for one of them is looked up
 * before it is let in, in the way in which it is afterwards: another handler may be the better match.
 */
final class OpenHandlers implements SmartInitializingSingleton {

    private static final Logger logger = LoggerFactory.getLogger(OpenHandlers.class);

    private final ListableBeanFactory beans;

    private final ControllerOwners owners;

    private final RouteRules rules;

    private volatile Map<String, List<RequestMappingInfo>> plugins = Map.of();

    private volatile List<HandlerMapping> mappings = List.of();

    OpenHandlers(ListableBeanFactory beans, ControllerOwners owners, RouteRules rules) {
        this.beans = beans;
        this.owners = owners;
        this.rules = rules;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<HandlerMapping> all =
                new ArrayList<>(BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, HandlerMapping.class, true, false)
                        .values());
        AnnotationAwareOrderComparator.sort(all);
        Map<String, List<RequestMappingInfo>> found = new HashMap<>();
        for (HandlerMapping each : all) {
            if (each instanceof RequestMappingInfoHandlerMapping annotated) {
                annotated.getHandlerMethods().forEach((info, handler) -> collect(info, handler, found));
            }
        }
        plugins = found;
        mappings = all;
    }

    private void collect(RequestMappingInfo info, HandlerMethod handler, Map<String, List<RequestMappingInfo>> found) {
        String pluginId = owners.ownerOf(handler.getBeanType());
        if (pluginId != null && rules.of(handler).opensMore()) {
            found.computeIfAbsent(pluginId, id -> new ArrayList<>()).add(info);
        }
    }

    /** The rule for a request to a plugin, as far as it lets in more than usual. */
    RouteRule of(String pluginId, HttpServletRequest request) {
        List<RequestMappingInfo> candidates = plugins.get(pluginId);
        if (candidates == null) {
            return RouteRule.USUAL;
        }
        LookupRequest lookup = new LookupRequest(request);
        for (RequestMappingInfo each : candidates) {
            PathPatternsRequestCondition paths = each.getPathPatternsCondition();
            if (paths == null || paths.getMatchingCondition(lookup) != null) {
                return rules.of(handler(lookup));
            }
        }
        return RouteRule.USUAL;
    }

    private @Nullable Object handler(LookupRequest request) {
        try {
            for (HandlerMapping each : mappings) {
                HandlerExecutionChain found = each.getHandler(request);
                if (found != null) {
                    return found.getHandler();
                }
            }
        } catch (Exception ex) {
            // Such as a method that is not supported. Whoever may ask is told so later.
            logger.debug("No handler for {} {}", request.getMethod(), request.getRequestURI(), ex);
        }
        return null;
    }
}
