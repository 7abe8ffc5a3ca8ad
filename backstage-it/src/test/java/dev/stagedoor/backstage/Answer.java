package dev.stagedoor.backstage;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backend has answered.
 *
 * @param status the status
 * @param headers the headers
 * @param text the body
 */
record Answer(int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The content type without its parameters, or nothing. */
    String mediaType() {
        return headers.firstValue("Content-Type")
                .map(type -> type.replaceAll(";.*", ""))
                .orElse("");
    }

    /** The body. */
    JsonNode body() {
        return JSON.readTree(text);
    }

    /** A part of the body, as JSON Pointer names it. */
    JsonNode at(String pointer) {
        return body().at(pointer);
    }

    /** A text of the body, as JSON Pointer names it. */
    String text(String pointer) {
        return at(pointer).asString();
    }

    /** JSON that is written with single quotes, to compare a body with. */
    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
