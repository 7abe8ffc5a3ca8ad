package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsUtils;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.httpauth.Admission;

/**
 * Lets into a plugin whom it is open to: users and services, unless more is said. It stands right behind the gate,
 * which answers what it throws, so that nothing of the plugin sees who is refused.
 */
final class CredentialsBarrier implements Filter {

    private final PluginRoutes routes;

    private final DefaultPolicy policy;

    private final OpenHandlers handlers;

    private final RequestCredentials credentials;

    private final Refusals refusals;

    CredentialsBarrier(
            PluginRoutes routes,
            DefaultPolicy policy,
            OpenHandlers handlers,
            RequestCredentials credentials,
            Refusals refusals) {
        this.routes = routes;
        this.policy = policy;
        this.handlers = handlers;
        this.credentials = credentials;
        this.refusals = refusals;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PluginPath path = PluginGate.passed((HttpServletRequest) request);
        Admission outer = Admission.of(request);
        if (path == null) {
            chain.doFilter(request, response);
            return;
        }
        pass(path, outer, request, response, chain);
        refusals.ended(path.pluginId(), (HttpServletRequest) request, (HttpServletResponse) response);
    }

    private void pass(
            PluginPath path,
            @Nullable Admission outer,
            ServletRequest request,
            ServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (isInside(path, outer, request)) {
            chain.doFilter(request, response);
            return;
        }
        Passage before = Passage.of(request);
        check(path, (HttpServletRequest) request);
        try {
            chain.doFilter(request, response);
        } finally {
            // What was dispatched goes back to where it came from. The request itself may be dispatched to its error.
            if (request.getDispatcherType() != DispatcherType.REQUEST) {
                Admission.note(request, outer);
                Passage.note(request, before);
            }
        }
    }

    /** A plugin may lead a request that it has let in to another of its handlers, now or later. */
    private static boolean isInside(PluginPath path, @Nullable Admission outer, ServletRequest request) {
        return request.getDispatcherType() != DispatcherType.REQUEST
                && outer != null
                && outer.pluginId().equals(path.pluginId());
    }

    private void check(PluginPath path, HttpServletRequest request) {
        AuthPolicy found = policy.isDisabled()
                ? AuthPolicy.UNAUTHENTICATED
                : routes.of(path.pluginId()).policies().of(path.below());
        boolean cookies = found == AuthPolicy.USER_COOKIE;
        if (found == AuthPolicy.UNAUTHENTICATED) {
            admit(path, new Passage(null, false), null, request);
            return;
        }
        // Browsers ask without credentials whether they may send some; Spring answers that before any handler.
        RouteRule rule = CorsUtils.isPreFlightRequest(request) ? RouteRule.OPEN : handlers.of(path.pluginId(), request);
        BackstageCredentials<?> sender =
                rule.open() ? null : credentials.of(path.pluginId(), request, rule.options(cookies));
        admit(path, new Passage(rule, cookies), sender, request);
    }

    private static void admit(
            PluginPath path, Passage passage, @Nullable BackstageCredentials<?> sender, HttpServletRequest request) {
        Passage.note(request, passage);
        Admission.note(request, new Admission(path.pluginId(), sender));
    }
}
