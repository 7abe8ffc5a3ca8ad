package com.example.identity;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.client.PluginClientService;

// tag::client[]
class Owners {

    private final PluginClientService client;

    private final AuthService auth;

    Owners(PluginClientService client, AuthService auth) {
        this.client = client;
        this.auth = auth;
    }

    String of(String thing, BackstageCredentials<?> caller) { // sees what the caller may see
        return client.client("owners", caller)
                .get()
                .uri("/of/{thing}", thing)
                .retrieve()
                .body(String.class);
    }

    void refresh() { // as this plugin
        client.client("owners", auth.getOwnServiceCredentials())
                .post()
                .uri("/refresh")
                .retrieve()
                .toBodilessEntity();
    }
}
// end::client[]
