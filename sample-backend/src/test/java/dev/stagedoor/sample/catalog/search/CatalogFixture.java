package dev.stagedoor.sample.catalog.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.database.DatabaseService;

/** A catalog's tables with entities that a test puts there, as if they had been processed. */
public final class CatalogFixture {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;

    private final SearchIndex index;

    private CatalogFixture(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.index = new SearchIndex(jdbc);
    }

    /** Makes the tables if need be. */
    public static CatalogFixture on(DatabaseService database) {
        CatalogTables.migrate(database);
        return new CatalogFixture(database.jdbcTemplate());
    }

    /** Adds entities that are written as JSON, which may have single quotes, and returns their uids. */
    @SuppressWarnings("unchecked")
    public List<String> add(String... entities) {
        List<String> uids = new ArrayList<>();
        for (String entity : entities) {
            uids.addAll(add(JSON.readValue(entity.replace('\'', '"'), Map.class)));
        }
        return uids;
    }

    /** Adds entities and returns their uids. */
    @SafeVarargs
    public final List<String> add(Map<String, Object>... entities) {
        List<String> uids = new ArrayList<>();
        for (Map<String, Object> entity : entities) {
            String uid = UUID.randomUUID().toString();
            uids.add(uid);
            Map<String, Object> served = served(entity, uid);
            jdbc.update(
                    "insert into final_entities (entity_id, entity_ref, etag, final_entity, updated_at)"
                            + " values (?, ?, ?, ?, ?)",
                    uid,
                    ref(served),
                    "etag",
                    JSON.writeValueAsString(served),
                    1L);
            index.write(Map.of(ref(served), served));
        }
        return uids;
    }

    /** Where what is added can be written and removed anew. */
    public SearchIndex index() {
        return index;
    }

    /** Another version of an entity. */
    public void replace(String uid, Map<String, Object> entity) {
        Map<String, Object> served = served(entity, uid);
        jdbc.update(
                "update final_entities set final_entity = ? where entity_id = ?", JSON.writeValueAsString(served), uid);
        index.write(Map.of(ref(served), served));
    }

    private static Map<String, Object> served(Map<String, Object> entity, String uid) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (entity.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> metadata.put(String.valueOf(name), value));
        }
        metadata.putIfAbsent("namespace", EntityRef.DEFAULT_NAMESPACE);
        metadata.put("uid", uid);
        metadata.put("etag", "etag");
        Map<String, Object> served = new LinkedHashMap<>(entity);
        served.putIfAbsent("apiVersion", "backstage.io/v1alpha1");
        served.put("metadata", metadata);
        served.putIfAbsent("relations", List.of());
        return served;
    }

    private static String ref(Map<String, Object> entity) {
        Map<?, ?> metadata = (Map<?, ?>) entity.get("metadata");
        return new EntityRef(
                        (String) entity.get("kind"), (String) metadata.get("namespace"), (String) metadata.get("name"))
                .toString();
    }
}
