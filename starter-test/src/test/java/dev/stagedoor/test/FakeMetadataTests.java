package dev.stagedoor.test;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.metadata.InstanceMetadataService.InstalledFeature;
import dev.stagedoor.metadata.RootSystemMetadataService.PluginInfo;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class FakeMetadataTests {

    @Test
    @Case("TST-09")
    void metadataIsInstalledInABackend() {
        BackendFeature plugin = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));
        FakeRootSystemMetadata system = FakeRootSystemMetadata.of("catalog", "search");
        FakeInstanceMetadata instance = new FakeInstanceMetadata(List.of(InstalledFeature.module("todo", "csv")));
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(plugin, system, instance)
                .start()) {
            assertThat(backend.service(CoreServices.ROOT_SYSTEM_METADATA).getInstalledPlugins())
                    .containsExactly(new PluginInfo("catalog"), new PluginInfo("search"));
            assertThat(backend.service("todo", CoreServices.INSTANCE_METADATA).getInstalledFeatures())
                    .containsExactly(InstalledFeature.module("todo", "csv"));
        }
    }
}
