package dev.stagedoor.sample.catalog.search;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the rows by which entities are found. */
@Repository
public class SearchIndex {

    private final JdbcClient jdbc;

    SearchIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces the rows of an entity, in the transaction of the caller.
     *
     * @param entityId its uid
     * @param entity the entity as it is served, by the members of its JSON
     */
    public void write(String entityId, Map<String, ? extends @Nullable Object> entity) {
        jdbc.sql("delete from search where entity_id = ?").param(entityId).update();
    }
}
