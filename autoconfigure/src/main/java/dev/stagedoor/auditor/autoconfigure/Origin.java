package dev.stagedoor.auditor.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/**
 * Who asks for an event, and by which request. Taken when the event begins, for the request may be over when it ends.
 *
 * @param actor what is known of who asks
 * @param request method and address, or {@code null} if nobody asked over HTTP
 */
record Origin(Map<String, Object> actor, @Nullable Map<String, Object> request) {

    /** The plugin itself. */
    static Origin of(BackstageCredentials<?> own) {
        return new Origin(actorId(own), null);
    }

    static Origin of(BackstageCredentials<?> credentials, HttpServletRequest request) {
        Map<String, Object> actor = actorId(credentials);
        put(actor, "ip", request.getRemoteAddr());
        put(actor, "hostname", request.getServerName());
        put(actor, "userAgent", request.getHeader("User-Agent"));
        return new Origin(
                actor,
                Map.of(
                        "url",
                        Concealment.url(request.getRequestURI(), request.getQueryString()),
                        "method",
                        request.getMethod()));
    }

    private static Map<String, Object> actorId(BackstageCredentials<?> credentials) {
        Map<String, Object> actor = new LinkedHashMap<>();
        Principal principal = credentials.principal();
        if (principal instanceof UserPrincipal user) {
            actor.put("actorId", user.userEntityRef());
        } else if (principal instanceof ServicePrincipal service) {
            actor.put("actorId", service.subject());
        }
        return actor;
    }

    private static void put(Map<String, Object> actor, String name, @Nullable String value) {
        String shown = Concealment.text(value);
        if (shown != null) {
            actor.put(name, shown);
        }
    }
}
