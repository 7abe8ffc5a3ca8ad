package dev.stagedoor.metadata;

import java.util.List;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/**
 * Tells what is installed in all backends that belong together. Thread-safe. Backstage:
 * {@code RootSystemMetadataService}.
 */
@BackendService(id = "core.rootSystemMetadata", scope = ServiceScope.ROOT)
public interface RootSystemMetadataService {

    /**
     * Returns the plugins that {@code discovery.endpoints} name, followed by those of this backend. Follows the
     * configuration.
     *
     * @return an unmodifiable list, in which each plugin is once
     */
    List<PluginInfo> getInstalledPlugins();

    /**
     * A plugin of some backend.
     *
     * @param pluginId the plugin
     */
    record PluginInfo(String pluginId) {}
}
