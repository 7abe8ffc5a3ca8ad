package dev.stagedoor.logger.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.logger.LogRedactor;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A file of Backstage's is edited while the backend runs. */
@ExtendWith(OutputCaptureExtension.class)
class LoggingReloadTests {

    @TempDir
    private Path directory;

    @Test
    @Case({"LOG-28", "LOG-35"})
    void levelOverridesAndSecretsFollowTheFile(CapturedOutput output) throws IOException {
        Path file = directory.resolve("app-config.yaml");
        Files.writeString(file, "acme: { token: first-token }\n");
        try (var context = run(file)) {
            LoggerService todo = context.getBean(RootLoggerService.class).child(Map.of("plugin", "todo"));
            LogRedactor redactor = context.getBean(LogRedactor.class);
            todo.info("before: first-token, second-token");
            todo.debug("hidden");
            Files.writeString(file, """
                    acme: { token: second-token }
                    backend:
                      logger:
                        level: error
                        overrides:
                          - matchers: { plugin: todo }
                            level: debug
                    """);
            await().until(todo::isDebugEnabled);
            await().until(() -> redactor.redact("second-token").equals("***"));
            todo.debug("after: first-token, second-token");
            context.getBean(RootLoggerService.class).warn("hidden");
        }
        assertThat(output)
                .contains("before: ***, second-token", "after: ***, ***")
                .doesNotContain("hidden");
    }

    private static ConfigurableApplicationContext run(Path file) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run("--spring.config.import=app-config:" + file);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
