package dev.stagedoor.httpauth.autoconfigure;

import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

import dev.stagedoor.httpauth.RequestTokenResolver;

/**
 * The token in the header {@code Authorization}. Any other scheme is no token, and neither are several headers, of
 * which a proxy in between may have read another one than we would.
 */
final class BearerToken implements RequestTokenResolver, Ordered {

    // The last one is the only space of Latin-1, in which headers are read, that Java does not take for one.
    private static final Pattern BEARER = Pattern.compile("Bearer +([^\\s\\u00a0]+)", Pattern.CASE_INSENSITIVE);

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (headers == null || !headers.hasMoreElements()) {
            return null;
        }
        Matcher bearer = BEARER.matcher(headers.nextElement());
        return !headers.hasMoreElements() && bearer.matches() ? bearer.group(1) : null;
    }

    @Override
    public int getOrder() {
        return HEADER_ORDER;
    }
}
