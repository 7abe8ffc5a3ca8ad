package dev.stagedoor.sample.catalog.processing;

import java.util.List;

import org.springframework.stereotype.Component;

/** Removes what neither a source nor an entity brings any more. Backstage: {@code deleteOrphanedEntities}. */
@Component
class OrphanSweep {

    private final Store store;

    private final Removal removal;

    OrphanSweep(Store store, Removal removal) {
        this.store = store;
        this.removal = removal;
    }

    /** Removes orphans, and what is one once they are gone; returns how many. */
    int sweep() {
        int removed = 0;
        for (List<String> orphans = orphans(); !orphans.isEmpty(); orphans = orphans()) {
            List<String> some = orphans;
            int gone = store.inTransaction(() -> removal.prune(some));
            if (gone == 0) {
                // Somebody has brought them again, or another process was faster.
                break;
            }
            removed += gone;
        }
        return removed;
    }

    private List<String> orphans() {
        return store.query(
                "select s.entity_ref from refresh_state s where not exists (select 1 from refresh_state_references r"
                        + " where r.target_entity_ref = s.entity_ref) order by s.entity_ref limit " + Store.BATCH,
                (row, number) -> row.getString(1));
    }
}
