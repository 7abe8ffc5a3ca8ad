package com.example.startup;

import java.util.List;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The order of start and stop, and the policy for failures. */
@ExtendWith(OutputCaptureExtension.class)
class StartupTests {

    private static final List<String> POLICY = List.of("--spring.config.import=classpath:policy.yaml");

    @Test
    void hooksRunInTheirOrder(CapturedOutput output) {
        Backends.run(HooksPlugin.Plugin.class).close();
        assertThat(output)
                .containsSubsequence(
                        "1: init",
                        "2: this plugin",
                        "3: all plugins",
                        "4: plugins still serve",
                        "Graceful shutdown complete",
                        "5: the web server",
                        "6: all plugins have stopped");
    }

    @Test
    void aPluginThatMayFailAnswersThatItDoesNotServe() {
        try (ConfigurableApplicationContext context =
                Backends.run(List.of(failing("search"), working("todo")), POLICY)) {
            assertThat(context.getBean(Backend.class).plugins())
                    .extracting(Backend.PluginStatus::state)
                    .containsExactly(Backend.State.FAILED, Backend.State.RUNNING);
            RestClient client = RestClient.create(
                    "http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
            client.get().uri("/api/search/query").exchange((request, response) -> {
                assertThat(response.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(503));
                assertThat(new String(response.getBody().readAllBytes()))
                        .contains("\"name\":\"ServiceUnavailableError\"")
                        .contains("Plugin 'search' failed to start");
                return "";
            });
            client.get().uri("/actuator/health").exchange((request, response) -> {
                assertThat(response.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(503));
                return "";
            });
        }
    }

    @Test
    void theDashedFormOfAKeyMeansTheSame() {
        List<String> arguments = List.of("--backend.startup.default.on-plugin-boot-failure=continue");
        try (ConfigurableApplicationContext context = Backends.run(List.of(failing("todo")), arguments)) {
            assertThat(context.getBean(Backend.class).plugins())
                    .extracting(Backend.PluginStatus::state)
                    .containsExactly(Backend.State.FAILED);
        }
    }

    @Test
    void aPluginThatMayNotFailFailsTheBackend() {
        assertThat(catchThrowable(() -> Backends.run(List.of(failing("todo")), POLICY)))
                .hasStackTraceContaining("Plugin 'todo' startup failed; caused by java.lang.IllegalStateException: no");
    }

    @Test
    void theModuleThatIsNamedFailsTheBackend() {
        assertThat(catchThrowable(
                        () -> Backends.run(List.of(working("search"), failingModule("search", "docs")), POLICY)))
                .hasStackTraceContaining("Module 'docs' for plugin 'search' startup failed");
    }

    @Test
    void anyOtherModuleMayFail() {
        try (ConfigurableApplicationContext context =
                Backends.run(List.of(working("search"), failingModule("search", "other")), POLICY)) {
            assertThat(context.getBean(Backend.class)
                            .startupResult()
                            .orElseThrow()
                            .plugins())
                    .first()
                    .satisfies(plugin -> assertThat(
                                    plugin.modules().get(0).failure().allowed())
                            .isTrue());
        }
    }

    private static BackendFeature working(String pluginId) {
        return BackendFeature.plugin(pluginId, env -> env.registerInit(deps -> {}));
    }

    private static BackendFeature failing(String pluginId) {
        return BackendFeature.plugin(
                pluginId,
                env -> env.registerInit(deps -> {
                    throw new IllegalStateException("no");
                }));
    }

    private static BackendFeature failingModule(String pluginId, String moduleId) {
        return BackendFeature.module(
                pluginId,
                moduleId,
                env -> env.registerInit(deps -> {
                    throw new IllegalStateException("no");
                }));
    }
}
