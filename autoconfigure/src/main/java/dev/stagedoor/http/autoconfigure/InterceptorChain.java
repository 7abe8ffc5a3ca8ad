package dev.stagedoor.http.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** The interceptors of a plugin around one handling of a request: those that let it pass see its end. */
final class InterceptorChain {

    private static final Logger logger = LoggerFactory.getLogger(InterceptorChain.class);

    private final List<HandlerInterceptor> all;

    private final HttpServletRequest request;

    private final HttpServletResponse response;

    private final Object handler;

    private final List<HandlerInterceptor> passed = new ArrayList<>();

    InterceptorChain(
            List<HandlerInterceptor> all, HttpServletRequest request, HttpServletResponse response, Object handler) {
        this.all = all;
        this.request = request;
        this.response = response;
        this.handler = handler;
    }

    boolean preHandle() throws Exception {
        boolean goesOn = false;
        try {
            goesOn = allLetPass();
            return goesOn;
        } finally {
            if (!goesOn) {
                afterCompletion(null);
            }
        }
    }

    private boolean allLetPass() throws Exception {
        for (HandlerInterceptor each : all) {
            if (each instanceof MappedInterceptor mapped && !mapped.matches(request)) {
                continue;
            }
            if (!each.preHandle(request, response, handler)) {
                return false;
            }
            passed.add(each);
        }
        return true;
    }

    void postHandle(@Nullable ModelAndView modelAndView) throws Exception {
        for (int i = passed.size() - 1; i >= 0; i--) {
            passed.get(i).postHandle(request, response, handler, modelAndView);
        }
    }

    void afterCompletion(@Nullable Exception error) {
        for (int i = passed.size() - 1; i >= 0; i--) {
            try {
                passed.get(i).afterCompletion(request, response, handler, error);
            } catch (Exception ex) {
                logger.error("{} failed after a request", passed.get(i), ex);
            }
        }
    }

    void afterConcurrentHandlingStarted() throws Exception {
        for (int i = passed.size() - 1; i >= 0; i--) {
            if (passed.get(i) instanceof AsyncHandlerInterceptor async) {
                async.afterConcurrentHandlingStarted(request, response, handler);
            }
        }
    }
}
