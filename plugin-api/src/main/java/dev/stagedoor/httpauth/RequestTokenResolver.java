package dev.stagedoor.httpauth;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * Finds the token of a request elsewhere than in the header {@code Authorization}, such as in a login session. Beans of
 * the application, asked in their order until one finds a token; the header is asked at {@link #HEADER_ORDER}, which is
 * before beans that say nothing of their order. Asked at most once for a request that asks for credentials, and never
 * where nobody asks. Thread-safe. Backstage: the option {@code getTokenFromRequest}.
 */
@FunctionalInterface
public interface RequestTokenResolver {

    /** The place of the header {@code Authorization} in the order. */
    int HEADER_ORDER = 0;

    /**
     * Finds the token of a request.
     *
     * @param request a request to a plugin
     * @return the token; {@code null} or an empty text if there is none here
     */
    @Nullable
    String resolve(HttpServletRequest request);

    /**
     * Tells whether browsers send by themselves what the token is found by, as they do with the cookie of a session.
     * Pages of other sites can make them do so: then requests that may change something are refused, unless they come
     * from a page that the configuration knows.
     *
     * @return whether they do; by default not
     */
    default boolean isSentByBrowsers() {
        return false;
    }
}
