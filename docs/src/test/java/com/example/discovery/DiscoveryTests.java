package com.example.discovery;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

class DiscoveryTests {

    private static final BackendFeature PLUGIN =
            BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));

    @Test
    void theEndpointsOfTheConfigurationAreUsed() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("endpoints.yaml"));
        Map<String, Object> properties = new java.util.HashMap<>();
        yaml.getObject().forEach((key, value) -> properties.put(key.toString(), value));

        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(PLUGIN)
                .properties(properties)
                .start()) {
            DiscoveryService discovery = backend.service("todo", CoreServices.DISCOVERY);
            assertThat(List.of(discovery.getBaseUrl("catalog"), discovery.getExternalBaseUrl("search")))
                    .containsExactly(
                            "https://plugins.example.com/api/catalog", "https://plugins.example.com/api/search");
            assertThat(discovery.getExternalBaseUrl("todo")).isEqualTo("https://backstage.example.com/api/todo");
        }
    }

    @Test
    void theEndpointsOfACompanyAreUsed() {
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(PLUGIN, CompanyDiscovery.class)
                .start()) {
            assertThat(backend.service("todo", CoreServices.DISCOVERY).getBaseUrl("catalog"))
                    .isEqualTo("https://catalog.company.net/api/catalog");
        }
    }
}
