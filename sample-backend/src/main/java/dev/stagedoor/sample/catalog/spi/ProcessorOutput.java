package dev.stagedoor.sample.catalog.spi;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityRef;

/** Receives what comes of processing an entity. Backstage: {@code processingResult}, {@code CatalogProcessorEmit}. */
public interface ProcessorOutput {

    /**
     * Adds an entity that was found below the one that is processed.
     *
     * @param entity the entity
     * @param location where it is described
     */
    default void entity(Entity entity, LocationSpec location) {
        entity(entity.toMap(), location);
    }

    /**
     * Adds an entity that was found below the one that is processed, as it was written: what is empty or {@code null}
     * stays.
     *
     * @param entity the members of its JSON
     * @param location where it is described
     */
    void entity(Map<String, ? extends @Nullable Object> entity, LocationSpec location);

    /**
     * Adds a location that was found below the entity that is processed.
     *
     * @param location the location
     * @param optional whether it may be missing
     */
    void location(LocationSpec location, boolean optional);

    /**
     * Adds a relation between two entities, of which one should be the one that is processed.
     *
     * @param source the entity that has the relation
     * @param type what it is, such as {@code ownedBy}
     * @param target the entity to which the relation points, which need not exist
     */
    void relation(EntityRef source, String type, EntityRef target);

    /**
     * Tells of an error; what was served before is served still.
     *
     * @param location where it was
     * @param message what was wrong, and where
     */
    void error(LocationSpec location, String message);

    /**
     * Gives the entity a key by which it can be refreshed.
     *
     * @param key the key
     */
    void refreshKey(String key);
}
