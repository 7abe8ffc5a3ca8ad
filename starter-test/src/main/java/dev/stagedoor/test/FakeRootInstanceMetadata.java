package dev.stagedoor.test;

import java.util.List;

import dev.stagedoor.metadata.RootInstanceMetadataService;

/**
 * Tells the plugins that a test chose, to code that is tested alone. Not for a backend, where nothing replaces it.
 *
 * @param plugins the plugins, in the order of registration
 */
public record FakeRootInstanceMetadata(List<InstalledPlugin> plugins) implements RootInstanceMetadataService {

    /** Copies the plugins. */
    public FakeRootInstanceMetadata {
        plugins = List.copyOf(plugins);
    }

    /**
     * Makes metadata of plugins without modules.
     *
     * @param pluginIds the plugins, in the order of registration
     * @return the metadata
     */
    public static FakeRootInstanceMetadata of(String... pluginIds) {
        return new FakeRootInstanceMetadata(List.of(pluginIds).stream()
                .map(id -> new InstalledPlugin(id, List.of()))
                .toList());
    }

    @Override
    public List<InstalledPlugin> getInstalledPlugins() {
        return plugins;
    }
}
