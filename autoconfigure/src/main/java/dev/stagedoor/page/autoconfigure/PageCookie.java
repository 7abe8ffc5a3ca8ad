package dev.stagedoor.page.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie with the token of someone who has signed in on the page. No script sees it, and no other site has it sent. */
final class PageCookie {

    private static final String NAME = "stagedoor-page";

    /** What every browser keeps, less what belongs to the name and attributes. */
    private static final int LONGEST = 3800;

    private PageCookie() {}

    static boolean fits(String token) {
        return encode(token).length() <= LONGEST;
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

    /** Gives a browser the token, for as long as it is valid; for one that has no end, until the browser is closed. */
    static void issue(
            String token,
            @Nullable Instant end,
            String path,
            HttpServletRequest request,
            HttpServletResponse response) {
        Duration age = end == null ? Duration.ofSeconds(-1) : Duration.between(Instant.now(), end);
        write(encode(token), age, path, request, response);
    }

    static void clear(String path, HttpServletRequest request, HttpServletResponse response) {
        write("", Duration.ZERO, path, request, response);
    }

    private static void write(
            String value, Duration age, String path, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path(path)
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")))
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String encode(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String decode(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            return null;
        }
    }
}
