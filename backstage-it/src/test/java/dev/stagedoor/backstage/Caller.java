package dev.stagedoor.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Calls one backend from outside.
 *
 * @param baseUrl where it is
 * @param headers what each request carries: names and values in turn
 */
record Caller(String baseUrl, List<String> headers) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Duration LIMIT = Duration.ofSeconds(30);

    static Caller of(String baseUrl) {
        return new Caller(baseUrl, List.of());
    }

    /** The same with a token. */
    Caller with(String token) {
        return withHeader("Authorization", "Bearer " + token);
    }

    /** The same with one header. */
    Caller withHeader(String name, String value) {
        return new Caller(baseUrl, List.of(name, value));
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** Sends JSON, in which single quotes stand for double ones. */
    Answer post(String path, String json) {
        return send("POST", path, json.replace('\'', '"'));
    }

    Answer send(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(LIMIT)
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a backend answers", ex);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
