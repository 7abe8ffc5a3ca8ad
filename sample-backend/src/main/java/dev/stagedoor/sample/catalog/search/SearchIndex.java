package dev.stagedoor.sample.catalog.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import dev.stagedoor.permissions.SqlCondition;

/** Writes the rows by which entities are found. Thread-safe. */
@Repository
public class SearchIndex {

    /** How many entities a statement names. */
    private static final int CHUNK = 200;

    /** How many rows a statement writes. */
    private static final int ROWS = 50;

    private static final String VALUES = "(?, ?, ?, ?)";

    private static final String INSERT =
            "insert into search (entity_ref, search_key, search_value, original_value) values " + VALUES;

    private final JdbcTemplate jdbc;

    SearchIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Brings the rows of entities up to date, in the transaction of the caller. What is right already is left alone.
     *
     * @param entities the entities as they are served, by their references; some hundreds are best
     */
    public void write(Map<String, ? extends Map<String, ? extends @Nullable Object>> entities) {
        Map<String, List<SearchRow>> kept = rows(entities.keySet());
        List<@Nullable Object[]> gone = new ArrayList<>();
        List<@Nullable Object[]> added = new ArrayList<>();
        entities.forEach((ref, entity) -> {
            Map<SearchRow.Identity, SearchRow> missing = new HashMap<>();
            SearchRows.of(entity).forEach(row -> missing.put(row.identity(), row));
            for (SearchRow former : kept.getOrDefault(ref, List.of())) {
                if (!missing.remove(former.identity(), former)) {
                    gone.add(new @Nullable Object[] {ref, former.key(), former.value()});
                }
            }
            missing.values()
                    .forEach(row -> added.add(new @Nullable Object[] {ref, row.key(), row.value(), row.original()}));
        });
        delete(gone);
        insert(added);
    }

    /** Several rows a statement are much faster over a network. */
    private void insert(List<@Nullable Object[]> rows) {
        int whole = rows.size() - rows.size() % ROWS;
        List<@Nullable Object[]> statements = new ArrayList<>();
        for (int from = 0; from < whole; from += ROWS) {
            statements.add(rows.subList(from, from + ROWS).stream()
                    .flatMap(Arrays::stream)
                    .toArray());
        }
        if (!statements.isEmpty()) {
            jdbc.batchUpdate(INSERT + (", " + VALUES).repeat(ROWS - 1), statements);
        }
        if (whole < rows.size()) {
            jdbc.batchUpdate(INSERT, rows.subList(whole, rows.size()));
        }
    }

    /**
     * Removes the rows of entities that go, in the transaction of the caller.
     *
     * @param refs their references
     */
    public void remove(Collection<String> refs) {
        for (SqlCondition each : named(refs)) {
            jdbc.update("delete from search where " + each.text(), each.params().toArray());
        }
    }

    private Map<String, List<SearchRow>> rows(Collection<String> refs) {
        Map<String, List<SearchRow>> rows = new HashMap<>();
        for (SqlCondition each : named(refs)) {
            jdbc.query(
                    "select entity_ref, search_key, search_value, original_value from search where " + each.text(),
                    row -> {
                        rows.computeIfAbsent(row.getString(1), ref -> new ArrayList<>())
                                .add(new SearchRow(row.getString(2), row.getString(3), row.getString(4)));
                    },
                    each.params().toArray());
        }
        return rows;
    }

    private void delete(List<@Nullable Object[]> rows) {
        List<@Nullable Object[]> valued =
                rows.stream().filter(row -> row[2] != null).toList();
        List<@Nullable Object[]> valueless = rows.stream()
                .filter(row -> row[2] == null)
                .map(row -> new @Nullable Object[] {row[0], row[1]})
                .toList();
        String ofKey = "delete from search where entity_ref = ? and search_key = ? and search_value";
        if (!valued.isEmpty()) {
            jdbc.batchUpdate(ofKey + " = ?", valued);
        }
        if (!valueless.isEmpty()) {
            jdbc.batchUpdate(ofKey + " is null", valueless);
        }
    }

    private static List<SqlCondition> named(Collection<String> refs) {
        List<String> all = List.copyOf(refs);
        List<SqlCondition> conditions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            conditions.add(SqlCondition.in("entity_ref", all.subList(from, Math.min(from + CHUNK, all.size()))));
        }
        return conditions;
    }
}
