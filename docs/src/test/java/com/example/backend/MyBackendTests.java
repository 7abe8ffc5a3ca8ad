package com.example.backend;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import dev.stagedoor.Backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The first example of the README. */
@ExtendWith(OutputCaptureExtension.class)
class MyBackendTests {

    @Test
    void thePluginOfAPackageBelowIsFoundAndStarted(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(MyBackend.class)) {
            assertThat(context.getBean(Backend.class).plugins())
                    .extracting(Backend.PluginStatus::pluginId, Backend.PluginStatus::state)
                    .containsExactly(tuple("todo", Backend.State.RUNNING));
            assertThat(output).contains("Todo plugin starting with 1 items");
        }
    }

    @Test
    void theControllerIsServedBelowThePluginsPath() {
        try (ConfigurableApplicationContext context = Backends.run(MyBackend.class)) {
            RestClient client = RestClient.create(
                    "http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
            assertThat(client.get().uri("/api/todo/todos").retrieve().body(String.class))
                    .isEqualTo("[\"Read the documentation\"]");
            assertThat(client.get()
                            .uri("/todos")
                            .exchange((request, response) ->
                                    response.getStatusCode().value())
                            .intValue())
                    .isEqualTo(404);
        }
    }
}
