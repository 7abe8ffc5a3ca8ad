package dev.stagedoor.test;

import dev.stagedoor.metadata.PluginMetadataService;

/**
 * Tells the id that a test chose, to code that is tested alone. Not for a backend, where nothing replaces it.
 *
 * @param id the plugin's id
 */
public record FakePluginMetadata(String id) implements PluginMetadataService {

    @Override
    public String getId() {
        return id;
    }
}
