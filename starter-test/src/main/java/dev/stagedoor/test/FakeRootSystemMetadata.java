package dev.stagedoor.test;

import java.util.List;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.metadata.RootSystemMetadataService;

/**
 * Tells the plugins of all backends that a test chose. Backstage: {@code mockServices.rootSystemMetadata}.
 *
 * @param plugins the plugins
 */
public record FakeRootSystemMetadata(List<PluginInfo> plugins)
        implements RootSystemMetadataService, FakeService<RootSystemMetadataService> {

    /** Copies the plugins. */
    public FakeRootSystemMetadata {
        plugins = List.copyOf(plugins);
    }

    /**
     * Makes metadata of plugins.
     *
     * @param pluginIds the plugins
     * @return the metadata
     */
    public static FakeRootSystemMetadata of(String... pluginIds) {
        return new FakeRootSystemMetadata(
                List.of(pluginIds).stream().map(PluginInfo::new).toList());
    }

    @Override
    public List<PluginInfo> getInstalledPlugins() {
        return plugins;
    }

    @Override
    public ServiceFactory<RootSystemMetadataService> factory() {
        return ServiceFactory.of(CoreServices.ROOT_SYSTEM_METADATA).create(deps -> this);
    }
}
