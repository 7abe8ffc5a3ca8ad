package dev.stagedoor.http.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answers have an ETag, and when they are not sent again. */
class JsonEtagTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @Case("HTTP-20")
    @ValueSource(strings = {"/object", "/later", "/written"})
    void jsonHasTheWeakTagThatExpressWouldGiveIt(String path) throws Exception {
        HttpResponse<String> answer = get(path, "x");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        // The length in hexadecimal, and the first 27 characters of the hash in base 64.
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"7-n4nHQM60bXQYySSnisV5QdXpZSA\"");
    }

    @ParameterizedTest
    @Case("HTTP-20")
    @ValueSource(strings = {"/object", "/later", "/written"})
    void whoHasItAlreadyIsToldSo(String path) throws Exception {
        String etag = get(path, "x").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get(path, etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(etag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/text", "/missing", "/stream", "/flushed"})
    void whatIsNotJsonOrNotInOnePieceHasNone(String path) throws Exception {
        assertThat(get(path, "x").headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void aTagOfTheHandlerIsKept() throws Exception {
        assertThat(get("/tagged", "x").headers().firstValue("ETag")).contains("\"own\"");
    }

    @Test
    void jsonThatIsTooLongToBeKeptBackIsSentWithout() throws Exception {
        HttpResponse<String> answer = get("/long", "x");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.body()).hasSize(3_000_010);
    }

    @Test
    void errorsAreWholeThough() throws Exception {
        assertThat(get("/missing", "x").body()).contains("\"name\":\"NotFoundError\"");
        assertThat(get("/stream", "x").body()).isEqualTo("{}");
        assertThat(get("/flushed", "x").body()).isEqualTo("{\"b\":2}");
    }

    @Test
    @Timeout(30)
    void anErrorThatComesLaterIsWholeToo() throws Exception {
        HttpResponse<String> answer = get("/missing-later", "x");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"name\":\"NotFoundError\"");
    }

    private HttpResponse<String> get(String path, String known) throws Exception {
        if (server.context() == null) {
            server.run(TodoPlugin.class);
        }
        int port = server.context().getWebServer().getPort();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/todo" + path))
                        .header("If-None-Match", known.equals("x") ? "\"x\"" : known)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {}

    @RestController
    static class TodoController {

        @GetMapping("/object")
        Map<String, Integer> object() {
            return Map.of("a", 1);
        }

        @GetMapping("/later")
        Callable<Map<String, Integer>> later() {
            return this::object;
        }

        @GetMapping("/written")
        void written(HttpServletResponse response) throws Exception {
            response.setContentType("application/json");
            response.getWriter().write("{\"a\":1}");
        }

        @GetMapping(path = "/text", produces = "text/plain")
        String text() {
            return "text";
        }

        @GetMapping("/missing")
        Map<String, String> missing() {
            throw new NotFoundException("gone");
        }

        @GetMapping("/missing-later")
        Callable<Map<String, String>> missingLater() {
            return this::missing;
        }

        @GetMapping("/long")
        Map<String, String> longOne() {
            return Map.of("text", "x".repeat(3_000_000 - 1));
        }

        @GetMapping(path = "/stream", produces = "application/json")
        StreamingResponseBody stream() {
            return out -> out.write("{}".getBytes(StandardCharsets.US_ASCII));
        }

        @GetMapping("/flushed")
        void flushed(HttpServletResponse response) throws Exception {
            response.setContentType("application/json");
            response.getOutputStream().write("{\"b\":".getBytes(StandardCharsets.US_ASCII));
            response.flushBuffer();
            response.getOutputStream().write("2}".getBytes(StandardCharsets.US_ASCII));
        }

        @GetMapping("/tagged")
        ResponseEntity<Map<String, Integer>> tagged() {
            return ResponseEntity.ok()
                    .eTag("own")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(object());
        }
    }
}
