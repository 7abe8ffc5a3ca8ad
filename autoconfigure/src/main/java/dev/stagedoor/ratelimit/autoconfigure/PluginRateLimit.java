package dev.stagedoor.ratelimit.autoconfigure;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Limits the requests to single plugins. The keys with which others verify a plugin's tokens are not limited: without
 * them the plugin could not speak to anybody.
 */
final class PluginRateLimit implements Filter {

    private static final int ELEMENTS_OF_PREFIX = 4;

    private static final String KEYS = "/.backstage/auth/v1/jwks.json";

    private final Map<String, RateLimiter> limiters;

    PluginRateLimit(Map<String, RateLimiter> limiters) {
        this.limiters = Map.copyOf(limiters);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RateLimiter limiter = limiters.isEmpty() ? null : limiter((HttpServletRequest) request);
        if (limiter == null) {
            chain.doFilter(request, response);
        } else {
            limiter.pass((HttpServletRequest) request, (HttpServletResponse) response, chain);
        }
    }

    /** The path is read as handlers are looked up, so that another spelling of it does not pass. */
    private @Nullable RateLimiter limiter(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        List<PathContainer.Element> elements = path.elements();
        if (elements.size() < ELEMENTS_OF_PREFIX
                || !(elements.get(1) instanceof PathSegment api)
                || !api.valueToMatch().equals("api")
                || !(elements.get(3) instanceof PathSegment plugin)
                || path.subPath(ELEMENTS_OF_PREFIX).value().equals(KEYS)) {
            return null;
        }
        return limiters.get(plugin.valueToMatch());
    }
}
