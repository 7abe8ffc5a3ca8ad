package dev.stagedoor.auth.rotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves keys, and counts how often it is asked. */
final class KeyServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final AtomicInteger requests = new AtomicInteger();

    private final HttpServer server;

    /**
     * Begins to serve.
     *
     * @param keys finds the set of keys at a path, or {@code null}
     */
    KeyServer(Function<String, String> keys) {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.createContext("/", exchange -> answer(exchange, keys));
        server.setExecutor(threads);
        server.start();
    }

    /** Hands on what another server says, and says it again for a while without asking. */
    static KeyServer cache(String baseUrl, Duration life) {
        HttpClient client = HttpClient.newHttpClient();
        Map<String, Held> held = new ConcurrentHashMap<>();
        return new KeyServer(path -> held.compute(
                        path,
                        (any, before) -> before != null && System.nanoTime() - before.end() < 0
                                ? before
                                : new Held(fetch(client, baseUrl + path), System.nanoTime() + life.toNanos()))
                .text());
    }

    private static String fetch(HttpClient client, String url) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    private void answer(HttpExchange exchange, Function<String, String> keys) throws IOException {
        requests.incrementAndGet();
        String found = keys.apply(exchange.getRequestURI().getRawPath());
        byte[] body = found == null ? new byte[0] : found.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(found == null ? 404 : 200, found == null ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Held(String text, long end) {}
}
