package dev.stagedoor.sample.catalog.processing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The statements that are used in several places. Whoever changes rows of {@code refresh_state} locks them first, in
 * the order of their references, so that nobody waits in a circle.
 */
@Repository
class Store {

    /** How many values a statement is given, and how many rows a batch has. */
    static final int BATCH = 500;

    private static final int ATTEMPTS = 4;

    private final JdbcTemplate jdbc;

    private final NamedParameterJdbcTemplate named;

    private final TransactionTemplate transaction;

    private final Clock clock = Clock.systemUTC();

    Store(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        // Who waited for a lock sees what the other has written.
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    long now() {
        return clock.millis();
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    /** Does all or nothing, again if others were in the way. */
    <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (DuplicateKeyException | PessimisticLockingFailureException ex) {
                if (attempt == ATTEMPTS) {
                    throw ex;
                }
            }
        }
    }

    void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        return jdbc.query(sql, mapper, values);
    }

    int update(String sql, @Nullable Object... values) {
        return jdbc.update(sql, values);
    }

    /** Asks for the rows of many values, which the statement calls {@code :values}. */
    <T> List<T> queryIn(String sql, Collection<String> values, Map<String, ?> others, RowMapper<T> mapper) {
        List<T> all = new ArrayList<>();
        for (List<String> some : chunks(values)) {
            Map<String, @Nullable Object> parameters = new HashMap<>(others);
            parameters.put("values", some);
            all.addAll(named.query(sql, parameters, mapper));
        }
        return all;
    }

    <T> List<T> queryIn(String sql, Collection<String> values, RowMapper<T> mapper) {
        return queryIn(sql, values, Map.of(), mapper);
    }

    /** Changes the rows of many values, which the statement calls {@code :values}. */
    int updateIn(String sql, Collection<String> values, Map<String, ?> others) {
        int changed = 0;
        for (List<String> some : chunks(values)) {
            Map<String, @Nullable Object> parameters = new HashMap<>(others);
            parameters.put("values", some);
            changed += named.update(sql, parameters);
        }
        return changed;
    }

    int updateIn(String sql, Collection<String> values) {
        return updateIn(sql, values, Map.of());
    }

    void batch(String sql, Collection<@Nullable Object[]> rows) {
        List<Object[]> some = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            some.add(row);
            if (some.size() == BATCH) {
                jdbc.batchUpdate(sql, some);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            jdbc.batchUpdate(sql, some);
        }
    }

    /** Locks rows until the end of the transaction. */
    Map<String, State> lock(Collection<String> refs) {
        return states(
                "select entity_id, entity_ref, location_key, unprocessed_hash from refresh_state"
                        + " where entity_ref in (:values) order by entity_ref for update",
                refs);
    }

    Map<String, State> states(Collection<String> refs) {
        return states(
                "select entity_id, entity_ref, location_key, unprocessed_hash from refresh_state"
                        + " where entity_ref in (:values)",
                refs);
    }

    private Map<String, State> states(String sql, Collection<String> refs) {
        Map<String, State> states = new HashMap<>();
        queryIn(sql, refs.stream().distinct().sorted().toList(), Store::state)
                .forEach(state -> states.put(state.ref(), state));
        return states;
    }

    private static State state(ResultSet row, int number) throws SQLException {
        return new State(
                row.getString("entity_id"),
                row.getString("entity_ref"),
                row.getString("location_key"),
                row.getString("unprocessed_hash"));
    }

    /** Adds entities that nobody has brought yet. They are due at once. */
    List<State> insert(Collection<Child> children) {
        long now = now();
        List<State> states = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Child child : children) {
            State state = new State(id(), child.ref(), child.key(), child.hash());
            states.add(state);
            rows.add(new @Nullable Object[] {
                state.id(), child.ref(), Json.write(child.entity()), child.hash(), child.key(), now, now
            });
        }
        batch(
                "insert into refresh_state (entity_id, entity_ref, unprocessed_entity, unprocessed_hash, location_key,"
                        + " next_update_at, last_discovery_at) values (?, ?, ?, ?, ?, ?, ?)",
                rows);
        return states;
    }

    /** Replaces what was brought. It is due at once. */
    void replace(Collection<Child> children) {
        long now = now();
        batch(
                "update refresh_state set unprocessed_entity = ?, unprocessed_hash = ?, location_key = ?,"
                        + " next_update_at = ?, last_discovery_at = ? where entity_ref = ?",
                children.stream()
                        .map(child -> new @Nullable Object[] {
                            Json.write(child.entity()), child.hash(), child.key(), now, now, child.ref()
                        })
                        .toList());
    }

    /** Has entities put together anew. */
    void mark(Collection<String> refs) {
        batch(
                "insert into stitch_queue (mark_id, entity_ref) values (?, ?)",
                refs.stream()
                        .distinct()
                        .map(ref -> new @Nullable Object[] {id(), ref})
                        .toList());
    }

    /** Has entities processed soon. */
    void due(Collection<String> refs) {
        updateIn(
                "update refresh_state set next_update_at = :now where entity_ref in (:values)",
                refs.stream().distinct().sorted().toList(),
                Map.of("now", now()));
    }

    /** Returns those of the entities that nobody brings. */
    List<String> orphans(Collection<String> refs) {
        return queryIn(
                "select s.entity_ref from refresh_state s where s.entity_ref in (:values) and not exists"
                        + " (select 1 from refresh_state_references r where r.target_entity_ref = s.entity_ref)",
                refs,
                (row, number) -> row.getString(1));
    }

    private static List<List<String>> chunks(Collection<String> values) {
        List<String> all = List.copyOf(values);
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            chunks.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return chunks;
    }

    /**
     * An entity that somebody brings.
     *
     * @param id its uid
     * @param ref its reference
     * @param key its location key, or {@code null}
     * @param hash the hash of what was brought
     */
    record State(String id, String ref, @Nullable String key, String hash) {

        /** Tells whether who comes with a key may bring the entity. */
        boolean isOf(@Nullable String other) {
            return key == null || key.equals(other);
        }
    }
}
