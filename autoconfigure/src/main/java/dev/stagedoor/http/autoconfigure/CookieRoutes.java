package dev.stagedoor.http.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.CoreServices;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.wiring.PluginServices;

/** Gives browsers the cookie with a user's limited token, and takes it away, below the path of each plugin. */
record CookieRoutes(PluginServices services, RequestCredentials credentials) {

    private static final String PATH = "/.backstage/auth/v1/cookie";

    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    Optional<HandlerFunction<ServerResponse>> route(PluginPath path, ServerRequest request) {
        if (!path.below().value().equals(PATH)) {
            return Optional.empty();
        }
        if (request.method().equals(HttpMethod.GET)) {
            return Optional.of(asked -> issue(path.pluginId()));
        }
        return request.method().equals(HttpMethod.DELETE)
                ? Optional.of(asked -> clear(path.pluginId()))
                : Optional.empty();
    }

    private ServerResponse issue(String pluginId) {
        return ServerResponse.ok().contentType(JSON).build((request, response) -> {
            Instant expiry = credentials.service(pluginId).issueUserCookie(request, response);
            response.getOutputStream()
                    .write(("{\"expiresAt\":\"" + ISO.format(expiry) + "\"}").getBytes(StandardCharsets.UTF_8));
            return null;
        });
    }

    private ServerResponse clear(String pluginId) {
        return ServerResponse.noContent().build((request, response) -> {
            HttpAuthService auth = credentials.service(pluginId);
            auth.issueUserCookie(
                    request, response, services.get(pluginId, CoreServices.AUTH).getNoneCredentials());
            return null;
        });
    }
}
