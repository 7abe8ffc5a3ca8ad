package dev.stagedoor.test;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What backends in tests log as. */
class TextualLogTests {

    @Test
    void inTestsTextIsTheDefaultThatEverythingElseGoesBefore() {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run()) {
            assertThat(context.getEnvironment().getPropertySources().stream().map(PropertySource::getName))
                    .containsSubsequence("random", "stagedoorTests", "stagedoorLogging");
            assertThat(context.getEnvironment().getProperty("stagedoor.logging.format"))
                    .isEqualTo("text");
            assertThat(context.getEnvironment().getProperty("logging.structured.format.console"))
                    .isEmpty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
