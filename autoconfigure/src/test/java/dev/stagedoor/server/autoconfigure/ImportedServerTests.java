package dev.stagedoor.server.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is set up by a file of Backstage's, in the forms that are usual there. */
class ImportedServerTests {

    private static final String APP_CONFIG = """
            backend:
              baseUrl: http://localhost:7007
              listen:
                host: 127.0.0.1
              cors:
                origin: http://localhost:3000
                methods: [GET, HEAD]
                credentials: true
              csp:
                connect-src: ["'self'", 'http:']
                upgrade-insecure-requests: false
              referrer:
                policy: ['origin']
              trustProxy: 1
              server:
                keepAliveTimeout: { seconds: 5 }
              rateLimit:
                window: { minutes: 1 }
                incomingRequestLimit: 2
                ipAllowList: []
            """;

    @TempDir
    private Path directory;

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case({"SRV-04", "SRV-23", "RATE-08"})
    void theServerFollowsAnImportedFile() throws Exception {
        Path file = Files.writeString(directory.resolve("app-config.yaml"), APP_CONFIG);
        server.property("spring.config.import", "app-config:file:" + file).run(EchoController.class);
        assertThat(server.context().getEnvironment().getProperty("server.address"))
                .isEqualTo("127.0.0.1");
        RawHttp answer =
                RawHttp.send(server, "OPTIONS", "/hello", "Origin: http://localhost:3000", "X-Forwarded-For: 9.9.9.9");
        assertThat(answer.lines())
                .contains(
                        "Referrer-Policy: origin",
                        "Access-Control-Allow-Origin: http://localhost:3000",
                        "Access-Control-Allow-Methods: GET,HEAD",
                        "Access-Control-Allow-Credentials: true");
        assertThat(answer.values("Content-Security-Policy").get(0))
                .contains("connect-src 'self' http:")
                .doesNotContain("upgrade-insecure-requests");
        assertThat(RawHttp.send(server, "GET", "/client").values("X-RateLimit-Remaining"))
                .containsExactly("1");
        RawHttp forwarded = RawHttp.send(server, "GET", "/client", "X-Forwarded-For: 9.9.9.9");
        assertThat(forwarded.body()).contains("9.9.9.9");
        assertThat(forwarded.values("X-RateLimit-Remaining")).containsExactly("1");
    }
}
