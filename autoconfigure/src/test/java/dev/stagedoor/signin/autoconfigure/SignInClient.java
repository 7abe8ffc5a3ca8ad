package dev.stagedoor.signin.autoconfigure;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.http.autoconfigure.TestServer;

/** A browser, as far as it matters here: it keeps cookies, and follows redirects if it is told to. */
final class SignInClient {

    private final TestServer server;

    private final CookieManager cookies = new CookieManager();

    private final HttpClient client;

    SignInClient(TestServer server) {
        this(server, HttpClient.Redirect.NEVER);
    }

    SignInClient(TestServer server, HttpClient.Redirect redirects) {
        this.server = server;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
    }

    CookieManager cookies() {
        return cookies;
    }

    String address(String path) {
        return "http://localhost:" + server.context().getWebServer().getPort() + path;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        return send("POST", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> getAs(String token, String path) throws IOException, InterruptedException {
        return get(path, "Authorization", "Bearer " + token);
    }

    /** Signs in as a guest, and returns the token. */
    String guest() throws IOException, InterruptedException {
        return json(post("/api/auth/guest/refresh"))
                .path("backstageIdentity")
                .path("token")
                .asString();
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** The limited token that others make of a full one. */
    static String limited(String token) {
        String[] parts = token.split("\\.");
        JsonNode header = part(parts[0]);
        JsonNode claims = part(parts[1]);
        return encode("{\"typ\":\"vnd.backstage.limited-user\",\"alg\":" + header.path("alg") + ",\"kid\":"
                        + header.path("kid") + "}")
                + '.'
                + encode("{\"sub\":" + claims.path("sub") + ",\"iat\":" + claims.path("iat") + ",\"exp\":"
                        + claims.path("exp") + "}")
                + '.'
                + claims.path("uip").asString();
    }

    static JsonNode part(String part) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
