package dev.stagedoor.httpauth.autoconfigure;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.httpauth.RequestTokenResolver;

/** Asks all who may know the token of a request. */
final class RequestTokens {

    private final SingletonSupplier<List<RequestTokenResolver>> resolvers;

    private final BrowserOrigins origins;

    RequestTokens(ObjectProvider<RequestTokenResolver> beans, BrowserOrigins origins) {
        this.resolvers = SingletonSupplier.of(() -> beans.orderedStream().toList());
        this.origins = origins;
    }

    /** The first token that is found, or {@code null}. */
    @Nullable
    Found find(HttpServletRequest request) {
        for (RequestTokenResolver each : resolvers.obtain()) {
            String token = each.resolve(request);
            if (token != null && !token.isEmpty()) {
                return new Found(token, each.isSentByBrowsers() && origins.isForeign(request));
            }
        }
        return null;
    }

    /** The token in the cookie, or {@code null}. */
    @Nullable
    Found findCookie(HttpServletRequest request) {
        String token = UserCookie.read(request);
        return token == null ? null : new Found(token, origins.isForeign(request));
    }

    /**
     * A token.
     *
     * @param text its text
     * @param forced whether a page of another site may have made a browser send it
     */
    record Found(String text, boolean forced) {

        @Override
        public String toString() {
            return "Found[***]";
        }
    }
}
