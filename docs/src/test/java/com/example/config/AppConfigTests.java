package com.example.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.example.Backends;
import com.example.checks.CompanyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.config.RootConfigService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** What the page on configuration shows. */
@ExtendWith(OutputCaptureExtension.class)
class AppConfigTests {

    @Test
    void theFileIsImportedAsItStands() {
        try (ConfigurableApplicationContext context = run("src/test/resources/backstage", TodoPlugin.class)) {
            RootConfigService config = context.getBean(RootConfigService.class);
            assertThat(config.getString("backend.baseUrl")).isEqualTo("https://localhost:7007");
            assertThat(config.getString("backend.database.client")).isEqualTo("pg");
            assertThat(config.has("todo.token")).isFalse();
            assertThat(config.getString("todo.greeting")).isEqualTo("Good morning");
            assertThat(config.getString("todo.template")).isEqualTo("Hello ${name}");
            assertThat(context.getEnvironment().getProperty("todo.template")).isEqualTo("Hello ${name}");
            assertThat(context.getBean(TodoPlugin.class).refresh()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void thePluginFollowsChanges(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("app-config.yaml");
        Files.writeString(file, "todo: {greeting: Hi, refresh: 1m}\n");
        try (ConfigurableApplicationContext context = run(directory.toString(), TodoPlugin.class)) {
            Files.writeString(file, "todo: {greeting: Hi, refresh: 2m}\n");
            await().until(() -> context.getBean(TodoPlugin.class).refresh().equals(Duration.ofMinutes(2)));
        }
    }

    @Test
    void everythingThatIsWrongIsReported(@TempDir Path directory, CapturedOutput output) throws IOException {
        Files.writeString(directory.resolve("app-config.yaml"), "todo: {refresh: soon}\n");
        assertThat(catchThrowable(() -> run(directory.toString(), TodoPlugin.class)))
                .isNotNull();
        assertThat(output.getAll()).contains("key: todo.greeting", "key: todo.refresh", "expected: duration");
    }

    @Test
    void aCheckIsRunBeforeAnythingIsMade(CapturedOutput output) {
        assertThat(catchThrowable(() -> run("src/test/resources/backstage", CompanyConfiguration.class)))
                .isNotNull();
        assertThat(output.getAll()).contains("2 problems were found.", "key: company.name", "expected: object-array");
    }

    private static ConfigurableApplicationContext run(String location, Class<?>... sources) {
        List<String> arguments = new ArrayList<>(List.of("--spring.config.import=app-config:" + location));
        return Backends.run(List.of(), arguments, sources);
    }
}
