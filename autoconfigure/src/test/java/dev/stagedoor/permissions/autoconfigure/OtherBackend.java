package dev.stagedoor.permissions.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A backend of somebody else, which answers what a test says and remembers what it was asked. */
final class OtherBackend implements AfterEachCallback {

    private final HttpServer server;

    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private volatile Function<Request, Answer> answers = request -> new Answer(404, "");

    OtherBackend() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.createContext("/", exchange -> {
            Request request = new Request(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Answer answer = answers.apply(request);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/api/{{pluginId}}";
    }

    OtherBackend answer(int status, String body) {
        answers = request -> new Answer(status, body);
        return this;
    }

    /** Answers each item of a request with members besides its id, such as {@code "result":"ALLOW"}. */
    OtherBackend answerItems(Function<Map<String, Object>, String> members) {
        answers = request -> new Answer(
                200,
                "{\"items\":["
                        + String.join(
                                ",",
                                request.items().stream()
                                        .map(item -> "{\"id\":\"" + item.get("id") + "\"," + members.apply(item) + "}")
                                        .toList())
                        + "],\"unknown\":1}");
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        server.stop(0);
    }

    record Request(String path, @Nullable String authorization, String body) {

        List<Map<String, Object>> items() {
            return JsonPath.read(body, "$.items");
        }
    }

    record Answer(int status, String body) {}
}
