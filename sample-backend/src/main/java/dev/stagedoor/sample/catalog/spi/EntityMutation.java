package dev.stagedoor.sample.catalog.spi;

import java.util.List;

import dev.stagedoor.catalog.EntityRef;

/** A change to what a source brings. Backstage: {@code EntityProviderMutation}. */
public sealed interface EntityMutation {

    /**
     * All that the source brings from now on; what it brought before and is not here goes.
     *
     * @param entities the entities
     */
    record Full(List<DeferredEntity> entities) implements EntityMutation {

        /** Copies the list. */
        public Full {
            entities = List.copyOf(entities);
        }
    }

    /**
     * What is new or has changed, and what goes.
     *
     * @param added the entities
     * @param removed the entities
     */
    record Delta(List<DeferredEntity> added, List<EntityRef> removed) implements EntityMutation {

        /** Copies the lists. */
        public Delta {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }
}
