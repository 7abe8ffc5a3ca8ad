package dev.stagedoor.sample.catalog.spi;

import dev.stagedoor.ExtensionPoint;

/**
 * Where modules add sources of entities, and steps that each entity passes. All is added before the plugin's init.
 * Backstage: {@code catalogProcessingExtensionPoint}.
 */
@ExtensionPoint("catalog.processing")
public interface CatalogProcessing {

    /**
     * Adds a source of entities.
     *
     * @param provider the source
     * @throws IllegalArgumentException if there is one of its name
     */
    void addEntityProvider(EntityProvider provider);

    /**
     * Adds a step that each entity passes.
     *
     * @param processor the step
     * @throws IllegalArgumentException if there is one of its name
     */
    void addProcessor(CatalogProcessor processor);
}
