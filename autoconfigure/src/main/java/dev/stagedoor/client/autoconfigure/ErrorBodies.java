package dev.stagedoor.client.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;

/** Reads the bodies of answers that refuse a request. Backstage: {@code parseErrorResponseBody}. */
final class ErrorBodies {

    private ErrorBodies() {}

    /** Reads a body in Backstage's form, or makes one that stands for it. */
    static Map<String, Object> parse(int status, String statusText, String json) {
        try {
            Map<String, Object> body = JsonParserFactory.getJsonParser().parseMap(json);
            if (body.get("error") instanceof Map && body.get("response") instanceof Map) {
                return body;
            }
        } catch (JsonParseException ex) {
            // It is told as it is.
        }
        return standIn(status, statusText, json);
    }

    static Map<String, Object> standIn(int status, String statusText, String text) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("name", "Error");
        error.put(
                "message",
                ("Request failed with status " + status + " " + statusText).strip()
                        + (text.isEmpty() ? "" : ", " + text));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("response", Map.of("statusCode", status));
        return body;
    }
}
