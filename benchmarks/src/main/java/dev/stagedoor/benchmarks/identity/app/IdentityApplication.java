package dev.stagedoor.benchmarks.identity.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.benchmarks.identity.app.search.SearchPlugin;

/** A backend with one plugin. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SearchPlugin.class)
public class IdentityApplication {

    /**
     * Starts it.
     *
     * @param args Spring Boot's
     */
    public static void main(String[] args) {
        SpringApplication.run(IdentityApplication.class, args);
    }
}
