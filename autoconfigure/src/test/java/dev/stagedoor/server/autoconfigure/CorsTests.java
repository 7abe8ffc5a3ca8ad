package dev.stagedoor.server.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers on other origins are told. */
class CorsTests {

    private static final String ORIGIN = "Origin: https://app.example.com";

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("SRV-30")
    void withoutConfigurationThereIsNoHeader() throws Exception {
        server.run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/hello", ORIGIN);
        assertThat(answer.body()).contains("hello");
        assertThat(answer.namesWith("Access-Control-")).isEmpty();
        assertThat(answer.values("Vary")).containsExactly("Accept-Encoding");
    }

    @Test
    @Case("SRV-31")
    void anOriginThatMatchesIsReflected() throws Exception {
        server.property("backend.cors.origin", "https://*.EXAMPLE.com").run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/hello", ORIGIN);
        assertThat(answer.values(ALLOW_ORIGIN)).containsExactly("https://app.example.com");
        assertThat(answer.values("Vary")).containsExactly("Origin, Accept-Encoding");
        assertThat(answer.namesWith("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, 200", "OPTIONS, 200"})
    @Case("SRV-31")
    void anotherOriginGetsNoHeaderAndIsServed(String method, int status) throws Exception {
        server.property("backend.cors.origin", "https://*.example.org").run(EchoController.class);
        RawHttp answer = RawHttp.send(server, method, "/hello", ORIGIN);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.namesWith("Access-Control-")).isEmpty();
    }

    @Test
    @Case("SRV-31")
    void aRequestWithoutOriginGetsNoHeader() throws Exception {
        server.property("backend.cors.origin", "https://*.example.com").run(EchoController.class);
        assertThat(RawHttp.send(server, "GET", "/hello").namesWith("Access-Control-"))
                .isEmpty();
    }

    @Test
    @Case("SRV-32")
    void withoutOriginsEveryoneMayRead() throws Exception {
        server.property("backend.cors.credentials", true).run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/hello");
        assertThat(answer.values(ALLOW_ORIGIN)).containsExactly("*");
        assertThat(answer.values("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(answer.values("Vary")).containsExactly("Accept-Encoding");
    }

    @Test
    @Case("SRV-33")
    void aPreflightRequestIsAnsweredInPlace() throws Exception {
        server.property("backend.cors.origin[0]", "http://localhost:3000")
                .property("backend.cors.origin[1]", "https://*.example.com")
                .run(EchoController.class);
        RawHttp answer = RawHttp.send(
                server,
                "OPTIONS",
                "/api/anything",
                ORIGIN,
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: authorization,x-y");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.values("Content-Length")).isSubsetOf("0");
        assertThat(answer.values(ALLOW_ORIGIN)).containsExactly("https://app.example.com");
        assertThat(answer.values("Access-Control-Allow-Methods")).containsExactly("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(answer.values("Access-Control-Allow-Headers")).containsExactly("authorization,x-y");
        assertThat(answer.values("Vary")).containsExactly("Origin, Access-Control-Request-Headers, Accept-Encoding");
    }

    @Test
    @Case("SRV-34")
    void eachOptionIsFollowed() throws Exception {
        server.property("backend.cors.methods[0]", "GET")
                .property("backend.cors.methods[1]", "POST")
                .property("backend.cors.allowedHeaders", "x-a")
                .property("backend.cors.exposedHeaders[0]", "x-b")
                .property("backend.cors.exposedHeaders[1]", "x-c")
                .property("backend.cors.maxAge", 600)
                .property("backend.cors.optionsSuccessStatus", 200)
                .run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "OPTIONS", "/hello", ORIGIN);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.lines())
                .contains(
                        "Access-Control-Allow-Methods: GET,POST",
                        "Access-Control-Allow-Headers: x-a",
                        "Access-Control-Expose-Headers: x-b,x-c",
                        "Access-Control-Max-Age: 600");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @Case("SRV-34")
    void aPreflightRequestGoesOnIfSaid() throws Exception {
        server.property("backend.cors.preflightContinue", true).run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "OPTIONS", "/hello", ORIGIN);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.namesWith("Allow")).as("what Spring answers").hasSize(1);
        assertThat(answer.values(ALLOW_ORIGIN)).containsExactly("*");
    }
}
