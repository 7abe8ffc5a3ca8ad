package dev.stagedoor.server.autoconfigure;

import java.util.Map;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.tomcat.TomcatWebServer;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.RecordingLogger;

import static org.assertj.core.api.Assertions.assertThat;

/** The server as it is set up. */
class ServerAutoConfigurationTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    void anApplicationWithoutServerHasNothingOfIt() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ServerAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(ServerAutoConfiguration.class));
    }

    @Test
    @Case("SRV-04")
    void theServerListensWhereItIsTold() throws Exception {
        server.property("backend.listen", "127.0.0.1:0").run(EchoController.class);
        assertThat(server.context().getEnvironment().getProperty("server.address"))
                .isEqualTo("127.0.0.1");
        assertThat(RawHttp.send(server, "GET", "/hello").body()).contains("hello");
    }

    @Test
    @Case("SRV-05")
    void whatIsUnsetStaysTomcats() {
        server.run();
        AbstractHttp11Protocol<?> protocol = protocol();
        assertThat(protocol.getKeepAliveTimeout()).isEqualTo(protocol.getConnectionTimeout());
        assertThat(protocol.getMaxHeaderCount()).isEqualTo(100);
        assertThat(protocol.getDisableUploadTimeout()).isTrue();
    }

    @Test
    @Case("SRV-05")
    void timeoutsAndLimitsAreBroughtToTomcat() {
        server.property("backend.server.headersTimeout", "PT10S")
                .property("backend.server.requestTimeout.minutes", 2)
                .property("backend.server.keepAliveTimeout", 3000)
                .property("backend.server.timeout", "30s")
                .property("backend.server.maxHeadersCount", 50)
                .property("backend.server.maxRequestsPerSocket", 7)
                .run();
        AbstractHttp11Protocol<?> protocol = protocol();
        assertThat(protocol.getConnectionTimeout()).isEqualTo(10_000);
        assertThat(protocol.getDisableUploadTimeout()).isFalse();
        assertThat(protocol.getConnectionUploadTimeout()).isEqualTo(120_000);
        assertThat(protocol.getKeepAliveTimeout()).isEqualTo(3000);
        assertThat(protocol.getMaxHeaderCount()).isEqualTo(50);
        assertThat(protocol.getMaxKeepAliveRequests()).isEqualTo(7);
    }

    @Test
    @Case("SRV-05")
    void zeroMeansNoLimit() {
        server.property("backend.server.keepAliveTimeout", 0)
                .property("backend.server.maxHeadersCount", 0)
                .property("backend.server.maxRequestsPerSocket", 0)
                .run();
        assertThat(protocol().getKeepAliveTimeout()).isEqualTo(-1);
        assertThat(protocol().getMaxHeaderCount()).isEqualTo(-1);
        assertThat(protocol().getMaxKeepAliveRequests()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"headersTimeout, soon", "maxHeadersCount, many"})
    @Case("SRV-06")
    void whatCannotBeUsedIsLeftOutWithAWarning(String name, String value) {
        server.property("backend.server." + name, value)
                .property("backend.server.keepAliveTimeout", "4s")
                .run(RequestLogTests.Logging.class);
        assertThat(protocol().getMaxHeaderCount()).isEqualTo(100);
        assertThat(protocol().getKeepAliveTimeout()).isEqualTo(4000);
        assertThat(server.context().getBean(RecordingLogger.class).messages(Level.WARN))
                .anyMatch(message -> message.startsWith("Ignoring backend.server." + name));
    }

    @ParameterizedTest
    @CsvSource({"1023, false", "1100, true"})
    @Case("SRV-25")
    void whatIsLargeEnoughIsCompressed(int length, boolean compressed) throws Exception {
        server.run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/large?length=" + length, "Accept-Encoding: gzip");
        assertThat(answer.values("Content-Encoding").contains("gzip")).isEqualTo(compressed);
    }

    @Test
    @Case("SRV-25")
    void imagesThatAreTextAreCompressedToo() throws Exception {
        server.run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/image", "Accept-Encoding: gzip");
        assertThat(answer.values("Content-Encoding")).containsExactly("gzip");
    }

    @Test
    void aPortForActuatorAloneHasNothingOfIt() throws Exception {
        server.property("management.server.port", 0).run(RequestLogTests.Logging.class, EchoController.class);
        int port = server.context().getEnvironment().getRequiredProperty("local.management.port", Integer.class);
        RawHttp answer = RawHttp.send(port, "GET", "/actuator/health");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.namesWith("X-")).isEmpty();
        assertThat(answer.namesWith("Content-Security-Policy")).isEmpty();
        RawHttp.send(server, "GET", "/hello");
        RecordingLogger logger = server.context().getBean(RecordingLogger.class);
        Awaitility.await().until(() -> logger.messages(Level.INFO).stream().anyMatch(text -> text.contains("/hello")));
        assertThat(logger.messages(Level.INFO))
                .noneMatch(text -> text.contains("/actuator/health"))
                .filteredOn(text -> text.startsWith("Listening on"))
                .hasSize(1);
    }

    @Test
    void compressionCanBeSwitchedOff() throws Exception {
        server.property("server.compression.enabled", false).run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/large", "Accept-Encoding: gzip");
        assertThat(answer.values("Content-Encoding")).isEmpty();
        assertThat(answer.values("Vary")).isEmpty();
    }

    @Test
    @Case("SRV-07")
    void whereItListensIsLogged() {
        server.run(RequestLogTests.Logging.class);
        int port = server.context().getWebServer().getPort();
        assertThat(server.context().getBean(RecordingLogger.class).entries)
                .filteredOn(entry -> entry.message().equals("Listening on :" + port))
                .singleElement()
                .extracting(entry -> entry.fields())
                .isEqualTo(Map.of("service", "rootHttpRouter"));
    }

    private AbstractHttp11Protocol<?> protocol() {
        return (AbstractHttp11Protocol<?>) ((TomcatWebServer) server.context().getWebServer())
                .getTomcat()
                .getConnector()
                .getProtocolHandler();
    }
}
