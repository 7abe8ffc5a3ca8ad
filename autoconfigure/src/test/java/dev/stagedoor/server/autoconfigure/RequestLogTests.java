package dev.stagedoor.server.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.RecordingLogger;

import static org.assertj.core.api.Assertions.assertThat;

/** What is logged of each request. */
class RequestLogTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("SRV-40")
    void aRequestIsLoggedWithItsFields() throws Exception {
        server.run(Logging.class, EchoController.class);
        RawHttp.send(server, "GET", "/hello?a=%20b", "User-Agent: test/1", "Referer: https://from.example");
        LogEntry entry = logged("/hello?a=%20b");
        assertThat(entry.message())
                .matches("\\[\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z] "
                        + "\"GET /hello\\?a=%20b HTTP/1.1\" 200 5 \"https://from.example\" \"test/1\"");
        assertThat(entry.fields())
                .containsEntry("service", "rootHttpRouter")
                .containsEntry("type", "incomingRequest")
                .containsEntry("method", "GET")
                .containsEntry("url", "/hello?a=%20b")
                .containsEntry("status", 200)
                .containsEntry("httpVersion", "1.1")
                .containsEntry("userAgent", "test/1")
                .containsEntry("contentLength", 5L)
                .containsEntry("referrer", "https://from.example")
                .containsEntry("date", entry.message().substring(1, 25));
    }

    @Test
    @Case("SRV-40")
    void whatIsNotKnownIsADashInTheTextAndNoField() throws Exception {
        server.run(Logging.class, EchoController.class);
        RawHttp.send(server, "OPTIONS", "/large?length=0");
        LogEntry entry = logged("/large?length=0");
        assertThat(entry.message()).endsWith(" 0 \"-\" \"-\"");
        assertThat(entry.fields()).doesNotContainKeys("userAgent", "referrer");
    }

    @ParameterizedTest
    @CsvSource({"/later, 200", "/fail, 500", "/nothing, 404"})
    @Case("SRV-41")
    void itIsLoggedWhenTheAnswerIsComplete(String path, int status) throws Exception {
        server.run(Logging.class, EchoController.class);
        RawHttp.send(server, "GET", path);
        assertThat(logged(path).fields()).containsEntry("status", status);
        assertThat(requests(path)).hasSize(1);
    }

    private LogEntry logged(String url) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !requests(url).isEmpty());
        return requests(url).get(0);
    }

    private List<LogEntry> requests(String url) {
        return server.context().getBean(RecordingLogger.class).entries.stream()
                .filter(entry -> url.equals(entry.fields().get("url")))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Logging {

        @Bean
        RecordingLogger rootLogger() {
            return new RecordingLogger();
        }
    }
}
