package dev.stagedoor.wiring;

import dev.stagedoor.metadata.PluginMetadataService;

/** The metadata of the plugin on whose behalf it is made. */
record BoundPluginMetadata(String id) implements PluginMetadataService {

    BoundPluginMetadata(Binding binding) {
        this(String.valueOf(binding.pluginId()));
    }

    @Override
    public String getId() {
        return id;
    }
}
