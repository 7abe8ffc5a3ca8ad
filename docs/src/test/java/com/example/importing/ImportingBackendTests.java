package com.example.importing;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A plugin that a module extends. */
@ExtendWith(OutputCaptureExtension.class)
class ImportingBackendTests {

    @Test
    void thePluginUsesWhatItsModuleAdded(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(ImportingBackend.class)) {
            assertThat(output).contains("Imported [from CSV]");
        }
    }
}
