package dev.stagedoor.http;

import jakarta.servlet.Filter;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.util.Assert;

/**
 * A filter that every request passes before it reaches a plugin or any other handler, as a bean. Stagedoor declares
 * four, under the names below; a bean of the application with the same bean name takes the place of one. Backstage:
 * the middlewares of {@code applyDefaults}.
 *
 * @param name the name by which a {@link RootHttpRouterCustomizer} speaks of it
 * @param order its place among the others, the lowest first
 * @param filter the filter, or {@code null} if nothing is to be done there
 */
public record RootMiddleware(
        String name, int order, @Nullable Filter filter) implements Ordered {

    /** Sets the headers that protect browsers. The bean is {@code stagedoorSecurityHeaders}. */
    public static final String SECURITY_HEADERS = "securityHeaders";

    /** Lets browsers on other origins in. The bean is {@code stagedoorCors}. */
    public static final String CORS = "cors";

    /** Logs each request. The bean is {@code stagedoorRequestLog}. */
    public static final String REQUEST_LOG = "requestLog";

    /** Limits the requests of each client. The bean is {@code stagedoorRateLimit}. */
    public static final String RATE_LIMIT = "rateLimit";

    /** Checks the name. */
    public RootMiddleware {
        Assert.hasText(name, "'name' must not be empty");
    }

    @Override
    public int getOrder() {
        return order;
    }
}
