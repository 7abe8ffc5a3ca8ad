package dev.stagedoor.client.autoconfigure;

import org.springframework.http.HttpHeaders;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;

/** Proves to plugins on whose behalf they are asked. */
record Delegation(AuthService auth, BackstageCredentials<?> onBehalfOf) {

    void authorize(String pluginId, HttpHeaders headers) {
        String token = auth.getPluginRequestToken(onBehalfOf, pluginId).reveal();
        headers.remove(HttpHeaders.AUTHORIZATION);
        if (!token.isEmpty()) {
            headers.setBearerAuth(token);
        }
    }
}
