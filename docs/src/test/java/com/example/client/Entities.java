package com.example.client;

import java.util.List;
import java.util.Map;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.errors.ResponseException;

// tag::client[]
class Entities {

    private final RestClient catalog;

    Entities(PluginClientService client) {
        this.catalog = client.client("catalog"); // or client.builder(), and plugin://catalog/entities
    }

    List<Map<String, Object>> ofKind(String kind) {
        return catalog.get()
                .uri("/entities?filter=kind={kind}", kind)
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
    }

    boolean exists(String uid) {
        try {
            catalog.get().uri("/entities/by-uid/{uid}", uid).retrieve().toBodilessEntity();
            return true;
        } catch (ResponseException ex) {
            if (ex.getCause() instanceof NotFoundException) {
                return false;
            }
            throw ex;
        }
    }
}
// end::client[]
