package dev.stagedoor.test;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class FakeDiscoveryTests {

    private static final BackendFeature PLUGIN =
            BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));

    @Test
    void pluginsAreFoundWhereATestSays() {
        FakeDiscovery discovery =
                FakeDiscovery.at("http://localhost:1234").plugin("catalog", "https://catalog.example.com/x");

        assertThat(discovery.getBaseUrl("todo")).isEqualTo("http://localhost:1234/api/todo");
        assertThat(discovery.getExternalBaseUrl("todo")).isEqualTo("http://localhost:1234/api/todo");
        assertThat(discovery.getBaseUrl("catalog")).isEqualTo("https://catalog.example.com/x");
        assertThat(FakeDiscovery.nowhere().getBaseUrl("todo")).isEqualTo("http://localhost:0/api/todo");
    }

    @Test
    @Case("TST-09")
    void itIsInstalledInABackend() {
        FakeDiscovery discovery = FakeDiscovery.nowhere();
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(PLUGIN, discovery)
                .start()) {
            assertThat(backend.service("todo", CoreServices.DISCOVERY)).isSameAs(discovery);
        }
    }

    @Test
    void aTestBackendIsFoundAtItsPort() {
        try (TestBackend backend = TestBackend.start(PLUGIN)) {
            DiscoveryService discovery = backend.service("todo", CoreServices.DISCOVERY);

            assertThat(discovery.getBaseUrl("catalog")).isEqualTo(backend.baseUrl() + "/api/catalog");
            assertThat(discovery.getExternalBaseUrl("catalog")).isEqualTo(backend.baseUrl() + "/api/catalog");
        }
    }

    @Test
    @Case("DIS-14")
    void theDefaultFollowsAConfigurationThatATestChanges() {
        FakeRootConfig config = FakeRootConfig.of(Map.of("backend", Map.of("baseUrl", "https://old.example.com")));
        try (TestBackend backend =
                TestBackend.builder().webServer(false).features(PLUGIN, config).start()) {
            DiscoveryService discovery = backend.service("todo", CoreServices.DISCOVERY);
            assertThat(discovery.getExternalBaseUrl("todo")).isEqualTo("https://old.example.com/api/todo");

            config.update(Map.of("backend", Map.of("baseUrl", "https://new.example.com")));

            assertThat(discovery.getExternalBaseUrl("todo")).isEqualTo("https://new.example.com/api/todo");
        }
    }
}
