package dev.stagedoor.sample.catalog.processing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.stagedoor.sample.catalog.search.SearchIndex;

/** Removes entities with all that is known of them, in the transaction of the caller. */
@Component
class Removal {

    private final Store store;

    private final SearchIndex index;

    Removal(Store store, SearchIndex index) {
        this.store = store;
        this.index = index;
    }

    /**
     * Removes those of some entities that nobody brings, and those below that nobody else brings.
     *
     * @return how many went
     */
    int prune(Collection<String> refs) {
        int removed = 0;
        Set<String> candidates = new LinkedHashSet<>(refs);
        while (!candidates.isEmpty()) {
            // What is locked is brought by nobody else meanwhile.
            store.lock(candidates);
            List<String> orphans = store.orphans(candidates);
            candidates = remove(orphans);
            removed += orphans.size();
        }
        return removed;
    }

    /** Removes entities, and returns what they brought. */
    Set<String> remove(Collection<String> refs) {
        List<String> ids = store.queryIn(
                "select entity_id from refresh_state where entity_ref in (:values)",
                refs,
                (row, number) -> row.getString(1));
        Set<String> affected = new LinkedHashSet<>(store.queryIn(
                "select distinct source_entity_ref from relations where originating_entity_id in (:values)",
                ids,
                (row, number) -> row.getString(1)));
        Set<String> children = new LinkedHashSet<>(store.queryIn(
                "select distinct target_entity_ref from refresh_state_references where source_entity_ref in (:values)",
                refs,
                (row, number) -> row.getString(1)));
        store.updateIn("delete from refresh_state_references where source_entity_ref in (:values)", refs);
        store.updateIn("delete from refresh_state_references where target_entity_ref in (:values)", refs);
        store.updateIn("delete from relations where originating_entity_id in (:values)", ids);
        store.updateIn("delete from refresh_keys where entity_id in (:values)", ids);
        store.updateIn("delete from refresh_state where entity_id in (:values)", ids);
        store.updateIn("delete from final_entities where entity_id in (:values)", ids);
        index.remove(refs);
        refs.forEach(children::remove);
        affected.addAll(children);
        refs.forEach(affected::remove);
        store.mark(affected);
        return children;
    }
}
