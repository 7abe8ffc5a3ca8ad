package dev.stagedoor.sample.catalog.search;

import java.util.Collection;
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

    /**
     * Replaces the rows of several entities, in the transaction of the caller.
     *
     * @param entities the entities as they are served, by their uids
     */
    public void writeAll(Map<String, ? extends Map<String, ? extends @Nullable Object>> entities) {
        entities.forEach(this::write);
    }

    /**
     * Removes the rows of entities, in the transaction of the caller.
     *
     * @param entityIds their uids
     */
    public void remove(Collection<String> entityIds) {
        entityIds.forEach(id ->
                jdbc.sql("delete from search where entity_id = ?").param(id).update());
    }
}
