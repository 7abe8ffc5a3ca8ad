package dev.stagedoor.sample;

import org.junit.jupiter.api.Test;

import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendWiring;

import static org.assertj.core.api.Assertions.assertThat;

class SampleWiringTests {

    @Test
    void theWiringIsValid() {
        assertThat(BackendWiring.verify(SampleBackend.class).describe().plugins())
                .extracting(PluginDescriptor::pluginId)
                .contains("catalog", "greeting", "todo");
    }
}
