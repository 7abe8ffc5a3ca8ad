package com.example.health;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTests {

    @Test
    void theBackendIsReadyUntilItIsDrained() throws Exception {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("health.yaml"));
        Map<String, Object> properties = new HashMap<>();
        yaml.getObject().forEach((key, value) -> properties.put(key.toString(), value));
        try (TestBackend backend = TestBackend.builder()
                .features(DrainingHealth.class)
                .properties(properties)
                .start()) {
            assertThat(readiness(backend).statusCode()).isEqualTo(200);
            assertThat(readiness(backend).headers().firstValue("X-Service")).contains("backstage");

            backend.bean(DrainingHealth.class).drain();

            assertThat(readiness(backend).statusCode()).isEqualTo(503);
            assertThat(readiness(backend).body()).isEqualTo("{\"status\":\"draining\"}");
        }
    }

    private static HttpResponse<String> readiness(TestBackend backend) throws Exception {
        URI uri = URI.create(backend.baseUrl() + "/.backstage/health/v1/readiness");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
