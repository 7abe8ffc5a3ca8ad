package com.example.javademo.plugin;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.errors.ResponseException;

/** Calls other plugins, and shows what they answer. */
@RestController
class CallController {

    private final AuthService auth;

    private final PluginClientService client;

    CallController(AuthService auth, PluginClientService client) {
        this.auth = auth;
        this.client = client;
    }

    @GetMapping("/call")
    Map<String, Object> call(
            @RequestParam String as,
            @RequestParam String plugin,
            @RequestParam String path,
            BackstageCredentials<?> credentials) {
        BackstageCredentials<?> asked = asked(as, credentials);
        try {
            ResponseEntity<Object> answer = client.builder(asked)
                    .build()
                    .get()
                    .uri(URI.create("plugin://" + plugin + path))
                    .retrieve()
                    .toEntity(Object.class);
            return Map.of("status", answer.getStatusCode().value(), "body", answer.getBody());
        } catch (ResponseException ex) {
            return Map.of("status", ex.getStatus(), "body", ex.getBody());
        }
    }

    // tag::call[]
    @GetMapping("/seen")
    @Nullable
    Map<String, Object> howEchoSeesUs(BackstageCredentials<?> credentials) {
        return client.client("echo", credentials) // on whose behalf
                .get()
                .uri("/whoami")
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
    }
    // end::call[]

    /** A token of this plugin, for tests that send it themselves. */
    @GetMapping("/token")
    Map<String, Object> token(
            @RequestParam String as, @RequestParam String plugin, BackstageCredentials<?> credentials) {
        return Map.of(
                "token",
                auth.getPluginRequestToken(asked(as, credentials), plugin).reveal());
    }

    private BackstageCredentials<?> asked(String as, BackstageCredentials<?> credentials) {
        return as.equals("service") ? auth.getOwnServiceCredentials() : credentials;
    }
}
