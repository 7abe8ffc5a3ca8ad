package com.example.object;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A plugin and a module as objects. */
@ExtendWith(OutputCaptureExtension.class)
class TodoFeaturesTests {

    @Test
    void thePluginRunsAfterItsModule(CapturedOutput output) {
        try (ConfigurableApplicationContext context = TodoFeatures.run("--server.port=0")) {
            assertThat(output).contains("Todo plugin imports from [CSV]");
        }
    }
}
