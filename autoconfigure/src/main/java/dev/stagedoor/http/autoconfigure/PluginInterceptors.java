package dev.stagedoor.http.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Leads a request through the interceptors of the plugin whose gate it has passed. */
final class PluginInterceptors implements AsyncHandlerInterceptor {

    private static final String CHAIN = PluginInterceptors.class.getName() + ".chain";

    private final Map<String, List<HandlerInterceptor>> plugins = new ConcurrentHashMap<>();

    void put(String pluginId, List<HandlerInterceptor> interceptors) {
        plugins.put(pluginId, interceptors);
    }

    void remove(String pluginId) {
        plugins.remove(pluginId);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        PluginPath path = PluginGate.passed(request);
        List<HandlerInterceptor> all = path == null ? List.of() : plugins.getOrDefault(path.pluginId(), List.of());
        if (all.isEmpty()) {
            request.removeAttribute(CHAIN);
            return true;
        }
        InterceptorChain chain = new InterceptorChain(all, request, response, handler);
        request.setAttribute(CHAIN, chain);
        return chain.preHandle();
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView)
            throws Exception {
        InterceptorChain chain = chain(request);
        if (chain != null) {
            chain.postHandle(modelAndView);
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception error) {
        InterceptorChain chain = chain(request);
        if (chain != null) {
            chain.afterCompletion(error);
        }
    }

    @Override
    public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        InterceptorChain chain = chain(request);
        if (chain != null) {
            chain.afterConcurrentHandlingStarted();
        }
    }

    private static @Nullable InterceptorChain chain(HttpServletRequest request) {
        return (InterceptorChain) request.getAttribute(CHAIN);
    }
}
