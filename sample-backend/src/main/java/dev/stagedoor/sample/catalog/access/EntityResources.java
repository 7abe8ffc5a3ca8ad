package dev.stagedoor.sample.catalog.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.permissions.PermissionResourceType.ResourceLoader;
import dev.stagedoor.permissions.SqlCondition;

/** Finds entities for a policy that decides about each by itself. Thread-safe. */
@Component
public class EntityResources implements ResourceLoader<Entity> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;

    EntityResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Entity> load(Set<String> refs) {
        SqlCondition wanted = SqlCondition.in("entity_ref", refs);
        Map<String, Entity> entities = new LinkedHashMap<>();
        jdbc.sql("select entity_ref, final_entity from final_entities where " + wanted.text())
                .params(wanted.params())
                .query(row -> {
                    entities.put(
                            row.getString("entity_ref"),
                            Entity.of(JSON.readValue(row.getString("final_entity"), OBJECT)));
                });
        return entities;
    }
}
