package dev.stagedoor.sample.catalog.spi;

import dev.stagedoor.catalog.Entity;

/**
 * A step that each entity passes whenever it is processed. An error of a step loses the entity as it was read, not as
 * it is served, and is told in its status. Called by several threads at once. Backstage: {@code CatalogProcessor}.
 */
public interface CatalogProcessor {

    /**
     * Returns the name.
     *
     * @return by default that of the class
     */
    default String getProcessorName() {
        return getClass().getSimpleName();
    }

    /**
     * Returns the place among the others.
     *
     * @return lower comes first; 20 by default
     */
    default int getPriority() {
        return 20;
    }

    /**
     * Changes an entity before it is validated.
     *
     * @param entity the entity
     * @param location where it is described
     * @param origin the first of the locations that led there
     * @param output receives what else comes of it
     * @return the entity to go on with
     * @throws Exception if that can not be done
     */
    default Entity preProcessEntity(Entity entity, LocationSpec location, LocationSpec origin, ProcessorOutput output)
            throws Exception {
        return entity;
    }

    /**
     * Validates an entity of a kind that this step knows.
     *
     * @param entity the entity
     * @return whether this step knows its kind
     * @throws Exception if the entity is invalid
     */
    default boolean validateEntityKind(Entity entity) throws Exception {
        return false;
    }

    /**
     * Reads the entities of a location.
     *
     * @param location the location
     * @param origin the first of the locations that led there, the same if none did
     * @param optional whether it may be missing
     * @param output receives the entities
     * @return whether this step reads locations of that type
     * @throws Exception if it can not be read
     */
    default boolean readLocation(LocationSpec location, LocationSpec origin, boolean optional, ProcessorOutput output)
            throws Exception {
        return false;
    }

    /**
     * Looks at a valid entity, mostly to say what it is related to.
     *
     * @param entity the entity
     * @param location where it is described
     * @param output receives what comes of it
     * @return the entity to go on with
     * @throws Exception if that can not be done
     */
    default Entity postProcessEntity(Entity entity, LocationSpec location, ProcessorOutput output) throws Exception {
        return entity;
    }
}
