package dev.stagedoor.metadata.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.stagedoor.metadata.InstanceMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService.InstalledPlugin;

/** What is installed in this backend, as one list. */
final class DefaultInstanceMetadata implements InstanceMetadataService {

    private final List<InstalledFeature> features;

    DefaultInstanceMetadata(RootInstanceMetadataService instance) {
        List<InstalledFeature> all = new ArrayList<>();
        for (InstalledPlugin plugin : instance.getInstalledPlugins()) {
            all.add(InstalledFeature.plugin(plugin.pluginId()));
            plugin.modules().forEach(module -> all.add(InstalledFeature.module(plugin.pluginId(), module.moduleId())));
        }
        this.features = List.copyOf(all);
    }

    @Override
    public List<InstalledFeature> getInstalledFeatures() {
        return features;
    }
}
