package dev.stagedoor.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Plugins that exist for their keys alone: both backends find the keys here of every plugin whose id begins with
 * {@code peer}, and tests sign with them whatever they want.
 */
final class Peer implements AutoCloseable {

    private static final String KEYS = "/.backstage/auth/v1/jwks.json";

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    private final HttpServer server;

    private Peer(HttpServer server) {
        this.server = server;
        server.createContext("/api/", this::answer);
        server.start();
    }

    static Peer start() {
        try {
            return new Peer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets a plugin publish keys, given as JSON. */
    void publish(String pluginId, String... keys) {
        replies.put(
                pluginId,
                new Reply(200, "application/json", "{\"keys\":[" + String.join(",", Arrays.asList(keys)) + "]}"));
    }

    /** Lets a plugin answer otherwise when its keys are asked for. */
    void reply(String pluginId, Reply reply) {
        replies.put(pluginId, reply);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Reply reply = path.endsWith(KEYS)
                ? replies.getOrDefault(path.substring("/api/".length(), path.length() - KEYS.length()), Reply.NOT_FOUND)
                : Reply.NOT_FOUND;
        exchange.getResponseHeaders().put("Content-Type", List.of(reply.type));
        if (reply.status == 302) {
            exchange.getResponseHeaders().put("Location", List.of(reply.body));
        }
        byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /**
     * What is answered when keys are asked for.
     *
     * @param status the status
     * @param type the content type
     * @param body the body, or where to go with the status 302
     */
    record Reply(int status, String type, String body) {

        static final Reply NOT_FOUND = new Reply(404, "text/plain", "");
    }
}
