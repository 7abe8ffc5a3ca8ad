package dev.stagedoor.sample;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.stagedoor.Backend;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.WithMockCredentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"sample.broken=true", "backend.startup.plugins.greeting.onPluginBootFailure=continue"})
@WithMockCredentials
class BrokenPluginTests {

    private static final String CAUSE = "The greeting plugin is broken, because sample.broken is true";

    private final RestTestClient client;

    BrokenPluginTests(@LocalServerPort int port) {
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @Test
    void theOtherPluginsServe() {
        client.get().uri("/api/todo/todos").exchange().expectStatus().isOk();
    }

    @Test
    void theBrokenPluginAnswersThatItIsUnavailable() {
        client.get()
                .uri("/api/greeting/hello")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("ServiceUnavailableError")
                .jsonPath("$.request.method")
                .isEqualTo("GET")
                .jsonPath("$.response.statusCode")
                .isEqualTo(503);
    }

    @Test
    void theReportNamesTheCause(@Autowired Backend backend) {
        StartupResult result = backend.startupResult().orElseThrow();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
        assertThat(result.plugins())
                .filteredOn(plugin -> plugin.pluginId().equals("greeting"))
                .singleElement()
                .satisfies(plugin -> {
                    assertThat(plugin.failure()).isNotNull();
                    assertThat(plugin.failure().allowed()).isTrue();
                    assertThat(plugin.failure().error()).hasMessage(CAUSE);
                });
    }

    @Test
    void withoutThatPolicyTheBackendDoesNotStart() {
        SpringApplication application = new SpringApplication(SampleBackend.class);
        assertThatException()
                .isThrownBy(() -> application.run("--server.port=0", "--sample.broken=true"))
                .withStackTraceContaining("Plugin 'greeting' startup failed")
                .withStackTraceContaining(CAUSE);
    }
}
