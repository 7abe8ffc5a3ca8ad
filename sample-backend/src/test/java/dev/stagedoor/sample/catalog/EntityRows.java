package dev.stagedoor.sample.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.sample.catalog.search.SearchIndex;
import dev.stagedoor.test.TestBackend;

/** Puts entities where they are served from, without anything that brings them. */
final class EntityRows {

    private final JdbcClient jdbc;

    private final SearchIndex index;

    EntityRows(TestBackend backend) {
        this.jdbc = backend.pluginBean("catalog", JdbcClient.class);
        this.index = backend.pluginBean("catalog", SearchIndex.class);
    }

    /** Begins a catalog that reads no files. */
    static TestBackend.Builder emptyCatalog(Object... features) {
        return TestBackend.builder()
                .features(CatalogPlugin.class)
                .features(features)
                .property("catalog.locations[0].type", "file")
                .property("catalog.locations[0].target", "/nowhere.yaml");
    }

    /** Adds an entity of a kind, with the members of its metadata and its spec, and returns its uid. */
    String add(String ref, Map<String, ?> metadata, Map<String, ?> spec, String... ownedBy) {
        EntityRef name = EntityRef.parse(ref);
        String uid = UUID.randomUUID().toString();
        Map<String, Object> whole = new LinkedHashMap<>(metadata);
        whole.put("namespace", name.namespace());
        whole.put("name", name.name());
        whole.put("uid", uid);
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("apiVersion", "backstage.io/v1alpha1");
        entity.put("kind", name.kind());
        entity.put("metadata", whole);
        entity.put("spec", spec);
        entity.put(
                "relations",
                List.of(ownedBy).stream()
                        .map(owner -> Map.of("type", "ownedBy", "targetRef", owner))
                        .toList());
        jdbc.sql("insert into final_entities (entity_id, entity_ref, etag, final_entity, updated_at)"
                        + " values (?, ?, '', ?, 0)")
                .params(uid, name.toString(), JsonMapper.shared().writeValueAsString(entity))
                .update();
        index.write(Map.of(name.toString(), entity));
        return uid;
    }

    /** Says that one entity has brought another. */
    void brought(String parentRef, String childRef) {
        jdbc.sql("insert into refresh_state_references (source_entity_ref, target_entity_ref) values (?, ?)")
                .params(parentRef, childRef)
                .update();
    }
}
