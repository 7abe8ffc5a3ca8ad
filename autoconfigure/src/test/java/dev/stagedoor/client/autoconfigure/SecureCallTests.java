package dev.stagedoor.client.autoconfigure;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Calls between plugins of a backend that speaks HTTPS with a certificate for development. */
class SecureCallTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @TempDir
    private Path directory;

    @BeforeEach
    void speakHttps() {
        server.property("backend.https", true)
                .property("stagedoor.server.dev-certificate", certificate())
                .add(BackendFeature.plugin(
                        "target",
                        points -> points.registerInit(
                                deps -> deps.get(CoreServices.HTTP_ROUTER)
                                        .use(RouterFunctions.route()
                                                .GET(
                                                        "/hello",
                                                        request -> ServerResponse.ok()
                                                                .body("hello"))
                                                .build()),
                                CoreServices.HTTP_ROUTER)));
    }

    @Test
    @Case("DIS-03")
    void aCertificateThatABundleTrustsIsAccepted() {
        server.property("spring.ssl.bundle.pem.trust.truststore.certificate", "file:" + certificate())
                .property("spring.http.clients.ssl.bundle", "trust")
                .run();

        assertThat(server.context()
                        .getBean(PluginServices.class)
                        .get("target", CoreServices.DISCOVERY)
                        .getBaseUrl("target"))
                .startsWith("https://localhost:");
        assertThat(target().get().uri("/hello").retrieve().body(String.class)).isEqualTo("hello");
    }

    @Test
    void aCertificateThatNobodyTrustsIsNot() {
        server.run();

        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> target().get().uri("/hello").retrieve().body(String.class));
    }

    private RestClient target() {
        return server.context()
                .getBean(PluginServices.class)
                .get("target", PluginServiceRef.of(PluginClientService.class))
                .client("target");
    }

    private String certificate() {
        return directory.resolve("dev-cert.pem").toString();
    }
}
