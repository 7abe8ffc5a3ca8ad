package dev.stagedoor.test;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Lets backends log as text in tests, which people read, unless a test says otherwise. */
class TextualLog implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("stagedoorTests", Map.of("stagedoor.logging.format", "text")));
    }

    /** After configuration files were read, and before the format is decided. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 10;
    }
}
