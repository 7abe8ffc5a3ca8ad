package dev.stagedoor.signin.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriUtils;

/**
 * The page in the window in which somebody signed in: it tells the window that opened it, and closes. Only pages of the
 * app can hear it. Backstage: {@code sendWebMessageResponse}.
 */
final class WebMessage {

    private static final JsonWriter<Map<String, ?>> JSON = JsonWriter.standard();

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private WebMessage() {}

    /** Tells the app at an origin what came of a sign-in. */
    static ServerResponse send(String origin, Map<String, ?> message) {
        String script = """

                var authResponse = decodeURIComponent('%s');
                var origin = decodeURIComponent('%s');
                var opener = window.opener || window.parent;
                opener.postMessage({'type': 'config_info', 'targetOrigin': origin}, '*');
                opener.postMessage(JSON.parse(authResponse), origin);
                setTimeout(() => window.close(), 100);
                """.formatted(encode(JSON.writeToString(message)), encode(origin));
        return ServerResponse.ok().build((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Frame-Options", "sameorigin");
            response.setHeader(CONTENT_SECURITY_POLICY, "script-src 'sha256-" + hash(script) + "'");
            response.getWriter().write("<html><body><script>" + script + "</script></body></html>");
            return null;
        });
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("This JVM has no SHA-256", ex);
        }
    }
}
