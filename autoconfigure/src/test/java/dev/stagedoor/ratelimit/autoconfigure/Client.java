package dev.stagedoor.ratelimit.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import dev.stagedoor.http.autoconfigure.TestServer;

/** Asks on behalf of an address, as a proxy does. */
record Client(TestServer server) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> get(String path, String address) throws Exception {
        URI uri =
                URI.create("http://localhost:" + server.context().getWebServer().getPort() + path);
        return HTTP.send(
                HttpRequest.newBuilder(uri).header("X-Forwarded-For", address).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    int status(String path, String address) throws Exception {
        return get(path, address).statusCode();
    }
}
