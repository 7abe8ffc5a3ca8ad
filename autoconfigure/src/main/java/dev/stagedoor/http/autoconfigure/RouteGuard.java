package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.cors.PreFlightRequestHandler;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.stagedoor.httpauth.Admission;

/**
 * Does as the annotations of a plugin's handler say. It sees the handler that is really asked, which a filter in
 * between may have changed.
 */
final class RouteGuard implements HandlerInterceptor {

    private final RouteRules rules;

    private final RequestCredentials credentials;

    RouteGuard(RouteRules rules, RequestCredentials credentials) {
        this.rules = rules;
        this.credentials = credentials;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        PluginPath path = PluginGate.passed(request);
        Passage passage = Passage.of(request);
        if (path == null || passage == null || handler instanceof PreFlightRequestHandler) {
            return true;
        }
        RouteRule rule = rules.of(handler);
        if (!rule.open() && (rule.options() != null || isOther(passage, request))) {
            var sender = credentials.of(path.pluginId(), request, rule.options(passage.cookies()));
            Admission.note(request, new Admission(path.pluginId(), sender));
        }
        return true;
    }

    /** Whether the request was let in for the sake of another handler. */
    private static boolean isOther(Passage passage, HttpServletRequest request) {
        return passage.rule() != null
                && passage.rule().opensMore()
                && request.getDispatcherType() == DispatcherType.REQUEST;
    }
}
