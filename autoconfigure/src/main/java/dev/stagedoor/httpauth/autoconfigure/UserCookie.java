package dev.stagedoor.httpauth.autoconfigure;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The cookie with a user's limited token, with the attributes that Backstage gives it, in their order. Spring's
 * {@code ResponseCookie} knows no priority.
 *
 * @param domain the host of the address at which browsers reach the plugin
 * @param secure whether browsers send it over safe connections alone, then also on behalf of other sites
 */
record UserCookie(String domain, boolean secure) {

    static final String NAME = "backstage-auth";

    // Days have two digits, other than in RFC_1123_DATE_TIME.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The cookie of a plugin that browsers reach at an address. */
    static UserCookie of(String externalBaseUrl) {
        URI url = URI.create(externalBaseUrl);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return new UserCookie(host, "https".equalsIgnoreCase(url.getScheme()) || host.equals("localhost"));
    }

    /** The token in the cookie of a request, or {@code null}. */
    static @Nullable String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie each : cookies) {
                if (each.getName().equals(NAME) && !each.getValue().isEmpty()) {
                    return decode(each.getValue());
                }
            }
        }
        return null;
    }

    String issue(String token, Instant expiry) {
        return text(UriUtils.encode(token, StandardCharsets.UTF_8), expiry);
    }

    String clear() {
        return text("", Instant.EPOCH);
    }

    private String text(String value, Instant expiry) {
        return NAME + "=" + value + "; Domain=" + domain + "; Path=/; Expires=" + DATE.format(expiry) + "; HttpOnly"
                + (secure ? "; Secure; Priority=High; SameSite=None" : "; Priority=High; SameSite=Lax");
    }

    /** What is not encoded is taken as it is. */
    private static String decode(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            return value;
        }
    }
}
