package dev.stagedoor.sample.catalog.entities;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.stagedoor.permissions.SqlCondition;

/** Finds entities of which somebody knows the name; an entity is the JSON that is served. */
@Repository
class EntityLookup {

    /** As many references as one statement has. */
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;

    EntityLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds one among those for which a condition holds. */
    Optional<String> find(SqlCondition which, SqlCondition allowed) {
        SqlCondition condition = which.and(allowed);
        return jdbc.sql("select e.final_entity from final_entities e where " + condition.text())
                .params(condition.params())
                .query(String.class)
                .optional();
    }

    /**
     * Finds several by their references.
     *
     * @param refs the references, any number and some of them perhaps the same
     * @param allowed what must hold for those that are found
     * @return the entities by their references
     */
    Map<String, String> byRefs(Collection<String> refs, SqlCondition allowed) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(refs));
        Map<String, String> found = new LinkedHashMap<>();
        for (int from = 0; from < distinct.size(); from += CHUNK) {
            SqlCondition condition = SqlCondition.in(
                            "e.entity_ref", distinct.subList(from, Math.min(from + CHUNK, distinct.size())))
                    .and(allowed);
            jdbc.sql("select e.entity_ref, e.final_entity from final_entities e where " + condition.text())
                    .params(condition.params())
                    .query(row -> {
                        found.put(row.getString("entity_ref"), row.getString("final_entity"));
                    });
        }
        return found;
    }

    /** Finds the entities that have brought one, by their references. */
    Map<String, String> parents(String ref) {
        Map<String, String> parents = new LinkedHashMap<>();
        jdbc.sql("""
                        select e.entity_ref, e.final_entity from refresh_state_references r
                        join final_entities e on e.entity_ref = r.source_entity_ref
                        where r.target_entity_ref = ? order by e.entity_ref""").param(ref).query(row -> {
            parents.put(row.getString("entity_ref"), row.getString("final_entity"));
        });
        return parents;
    }
}
