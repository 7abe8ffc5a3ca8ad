package dev.stagedoor.sample.catalog.processing;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/** Removes entities on request. Thread-safe. */
@Component
public class EntityRemoval {

    private final Store store;

    private final Removal removal;

    EntityRemoval(Store store, Removal removal) {
        this.store = store;
        this.removal = removal;
    }

    /**
     * Removes an entity. If another entity still brings it, it comes back with another uid; what it has brought itself
     * becomes an orphan.
     *
     * @param uid its uid
     * @return whether there was such an entity
     */
    public boolean remove(String uid) {
        return store.inTransaction(() -> {
            List<String> refs = store.query(
                    "select entity_ref from refresh_state where entity_id = ?", (row, number) -> row.getString(1), uid);
            if (refs.isEmpty()) {
                return false;
            }
            List<String> parents = store.queryIn(
                    "select distinct source_entity_ref from refresh_state_references"
                            + " where target_entity_ref in (:values) and source_entity_ref is not null",
                    refs,
                    (row, number) -> row.getString(1));
            store.lock(Stream.concat(parents.stream(), refs.stream()).toList());
            store.due(parents);
            removal.remove(refs);
            return true;
        });
    }
}
