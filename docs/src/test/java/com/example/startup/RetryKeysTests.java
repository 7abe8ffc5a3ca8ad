package com.example.startup;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

import dev.stagedoor.wiring.RetryProperties;

import static org.assertj.core.api.Assertions.assertThat;

class RetryKeysTests {

    private static final String PREFIX = "stagedoor.startup.retry";

    @Test
    void thePageShowsAllKeysWithTheirDefaults() throws IOException {
        PropertySource<?> page = new YamlPropertySourceLoader()
                .load("retry", new ClassPathResource("retry.yaml"))
                .get(0);
        for (var component : RetryProperties.class.getRecordComponents()) {
            String dashed = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            assertThat(page.containsProperty(PREFIX + "." + dashed)).as(dashed).isTrue();
        }
        assertThat(new Binder(ConfigurationPropertySources.from(page)).bindOrCreate(PREFIX, RetryProperties.class))
                .isEqualTo(new Binder().bindOrCreate(PREFIX, RetryProperties.class));
    }
}
