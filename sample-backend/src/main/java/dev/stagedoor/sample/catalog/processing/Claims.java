package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Chooses what this process processes next. Others that share the database choose something else. */
@Repository
class Claims {

    private final Store store;

    Claims(Store store) {
        this.store = store;
    }

    /**
     * Claims entities that are due, the longest due first.
     *
     * @param limit how many at most
     * @param next in how many milliseconds they are due again
     */
    List<Claimed> claim(int limit, long next) {
        long now = store.now();
        List<String> due = store.query(
                "select entity_id from refresh_state where next_update_at <= ? order by next_update_at limit ?",
                (row, number) -> row.getString(1),
                now,
                limit);
        if (due.isEmpty()) {
            return List.of();
        }
        String mark = Store.id();
        store.inTransaction(() -> store.updateIn(
                "update refresh_state set next_update_at = :next, claim = :mark"
                        + " where entity_id in (:values) and next_update_at <= :now",
                due,
                Map.of("next", now + next, "mark", mark, "now", now)));
        return store.queryIn(
                "select entity_id, entity_ref, unprocessed_entity, result_hash, errors from refresh_state"
                        + " where entity_id in (:values) and claim = :mark",
                due,
                Map.of("mark", mark),
                (row, number) -> new Claimed(
                        row.getString("entity_id"),
                        row.getString("entity_ref"),
                        row.getString("unprocessed_entity"),
                        row.getString("result_hash"),
                        row.getString("errors"),
                        mark));
    }

    /** Gives back what was not processed: it is due at once. */
    void release(Collection<Claimed> claimed) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        claimed.forEach(each -> rows.add(new @Nullable Object[] {store.now(), each.id(), each.mark()}));
        store.batch("update refresh_state set next_update_at = ? where entity_id = ? and claim = ?", rows);
    }

    /**
     * An entity that nobody else processes at present.
     *
     * @param id its uid
     * @param ref its reference
     * @param unprocessed what was brought, as JSON
     * @param resultHash the hash of the result that is stored, or {@code null}
     * @param problems the problems that are stored, as JSON, or {@code null}
     * @param mark the mark of who has claimed it
     */
    record Claimed(
            String id,
            String ref,
            String unprocessed,
            @Nullable String resultHash,
            @Nullable String problems,
            String mark) {}
}
