package dev.stagedoor.catalog;

import java.util.List;

/**
 * An entity and those that have brought it into the catalog. Backstage: {@code GetEntityAncestorsResponse}.
 *
 * @param rootEntityRef the entity that was asked for
 * @param items that entity and its ancestors
 */
public record EntityAncestors(String rootEntityRef, List<Item> items) {

    /**
     * Makes the answer.
     *
     * @param rootEntityRef the entity that was asked for
     * @param items that entity and its ancestors
     */
    public EntityAncestors {
        items = List.copyOf(items);
    }

    /**
     * An entity and its parents.
     *
     * @param entity the entity
     * @param parentEntityRefs what has brought it directly
     */
    public record Item(Entity entity, List<String> parentEntityRefs) {

        /**
         * Makes an item.
         *
         * @param entity the entity
         * @param parentEntityRefs what has brought it directly
         */
        public Item {
            parentEntityRefs = List.copyOf(parentEntityRefs);
        }
    }
}
