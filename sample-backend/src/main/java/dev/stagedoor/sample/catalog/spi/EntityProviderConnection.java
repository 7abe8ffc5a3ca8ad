package dev.stagedoor.sample.catalog.spi;

import java.util.Collection;

/** The way of one source into the catalog. Thread-safe. Backstage: {@code EntityProviderConnection}. */
public interface EntityProviderConnection {

    /**
     * Changes what the source brings. All of it is done, or nothing.
     *
     * @param mutation the change
     * @throws dev.stagedoor.errors.InputException if an entity has no kind or no name
     */
    void applyMutation(EntityMutation mutation);

    /**
     * Has entities processed soon.
     *
     * @param keys keys that processors have given them, see {@link ProcessorOutput#refreshKey}
     */
    void refresh(Collection<String> keys);
}
