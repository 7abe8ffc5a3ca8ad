package com.example.logging;

import java.util.List;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;

import static org.assertj.core.api.Assertions.assertThat;

/** The overriding root logger in its two forms. */
@ExtendWith(OutputCaptureExtension.class)
class GoogleCloudLoggerTests {

    private static final String LINE = "{\"severity\":\"INFO\",\"message\":\"Hello\",\"plugin\":\"todo\"}";

    private final BackendFeature todo = BackendFeature.plugin(
            "todo",
            env -> env.registerInit(deps -> deps.get(CoreServices.LOGGER).info("Hello"), CoreServices.LOGGER));

    @Test
    void aBeanTakesTheRootLoggersPlace(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(List.of(todo), LoggingConfiguration.class)) {
            assertThat(output.getOut().lines()).contains(LINE);
        }
    }

    @Test
    void aFactoryTakesTheRootLoggersPlace(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(List.of(todo, GoogleCloudLogger.FACTORY))) {
            assertThat(output.getOut().lines()).contains(LINE);
        }
    }
}
