package dev.stagedoor.metadata;

import dev.stagedoor.BackendService;

/**
 * Tells a plugin, its modules and its services which plugin they belong to. Cannot be overridden. Backstage:
 * {@code PluginMetadataService}.
 */
@BackendService(id = "core.pluginMetadata")
public interface PluginMetadataService {

    /**
     * Returns the plugin's id; in a module that of the plugin it extends.
     *
     * @return the id
     */
    String getId();
}
