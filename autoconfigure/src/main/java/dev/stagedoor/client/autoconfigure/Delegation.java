package dev.stagedoor.client.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.client.PluginClientService;

/**
 * Proves to plugins on whose behalf they are asked.
 *
 * @param auth makes tokens for other plugins, or {@code null} where the backend has no such service
 * @param onBehalfOf who asks unless a request says otherwise, or {@code null} if that is nobody
 */
record Delegation(@Nullable AuthService auth, @Nullable BackstageCredentials<?> onBehalfOf) {

    void authorize(String pluginId, Map<String, Object> attributes, HttpHeaders headers) {
        BackstageCredentials<?> asking =
                attributes.get(PluginClientService.ON_BEHALF_OF) instanceof BackstageCredentials<?> own
                        ? own
                        : onBehalfOf;
        if (asking == null) {
            return;
        }
        String token = known().getPluginRequestToken(asking, pluginId).reveal();
        headers.remove(HttpHeaders.AUTHORIZATION);
        if (!token.isEmpty()) {
            headers.setBearerAuth(token);
        }
    }

    /** The service for tokens, without which nobody's behalf can be proven. */
    AuthService known() {
        if (auth == null) {
            throw new IllegalStateException("Calls on somebody's behalf need the service core.auth, and this backend"
                    + " has none; add com.nimbusds:nimbus-jose-jwt and Caffeine, or a bean of AuthService");
        }
        return auth;
    }
}
