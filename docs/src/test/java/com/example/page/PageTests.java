package com.example.page;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The page in production, as its documentation configures it. */
class PageTests {

    private static final String TOKEN = "a-token-of-operations";

    private static ConfigurableApplicationContext backend;

    private static RestTestClient client;

    @BeforeAll
    static void start() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("page.yaml"));
        Map<String, Object> properties = new HashMap<>();
        yaml.getObject().forEach((key, value) -> properties.put(key.toString(), value));
        properties.put("server.port", 0);
        properties.put("backend.auth.externalAccess[0].type", "static");
        properties.put("backend.auth.externalAccess[0].options.token", TOKEN);
        properties.put("backend.auth.externalAccess[0].options.subject", "operations");
        backend = new SpringApplicationBuilder(Application.class)
                .properties(properties)
                .run();
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + backend.getEnvironment().getProperty("local.server.port"))
                .build();
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @Test
    void whoIsAllowedSeesTheBackend() {
        client.get()
                .uri("/.stagedoor/api/state")
                .header("Authorization", "Bearer " + TOKEN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.mode")
                .isEqualTo("production");
    }

    @Test
    void nobodyElseDoes() {
        client.get().uri("/.stagedoor/api/state").exchange().expectStatus().isUnauthorized();
    }

    @EnableAutoConfiguration
    static class Application {}
}
