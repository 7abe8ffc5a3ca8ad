package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.stagedoor.sample.catalog.search.SearchIndex;

/**
 * Puts entities together as they are served: what came of processing, the relations that any entity has found, errors,
 * uid and etag. Writes those that have changed. Backstage: {@code performStitching}.
 */
@Component
class Stitcher {

    private static final int MARKS = 2000;

    private static final int TOGETHER = 200;

    private static final String ORPHAN = "backstage.io/orphan";

    private final Store store;

    private final SearchIndex index;

    Stitcher(Store store, SearchIndex index) {
        this.store = store;
        this.index = index;
    }

    /** Puts together all that is waiting for it. */
    void stitch() {
        for (List<Mark> marks = marks(); !marks.isEmpty(); marks = marks()) {
            List<String> refs =
                    marks.stream().map(Mark::ref).distinct().sorted().toList();
            for (int from = 0; from < refs.size(); from += TOGETHER) {
                Set<String> some = new TreeSet<>(refs.subList(from, Math.min(from + TOGETHER, refs.size())));
                List<String> done = marks.stream()
                        .filter(mark -> some.contains(mark.ref()))
                        .map(Mark::id)
                        .toList();
                store.inTransaction(() -> {
                    write(some);
                    store.updateIn("delete from stitch_queue where mark_id in (:values)", done);
                });
            }
        }
    }

    private List<Mark> marks() {
        return store.query(
                "select mark_id, entity_ref from stitch_queue order by entity_ref limit " + MARKS,
                (row, number) -> new Mark(row.getString(1), row.getString(2)));
    }

    private void write(Collection<String> refs) {
        // The lock has others wait that found relations of the same entities; who comes later sees all of them.
        List<Source> sources = store.queryIn(
                "select entity_id, entity_ref, processed_entity, errors from refresh_state"
                        + " where entity_ref in (:values) order by entity_ref for update",
                refs,
                (row, number) -> new Source(
                        row.getString("entity_id"),
                        row.getString("entity_ref"),
                        row.getString("processed_entity"),
                        row.getString("errors")));
        List<String> found = sources.stream().map(Source::ref).toList();
        Map<String, List<Map<String, String>>> relations = relations(found);
        Set<String> brought = new HashSet<>(store.queryIn(
                "select distinct target_entity_ref from refresh_state_references where target_entity_ref in (:values)",
                found,
                (row, number) -> row.getString(1)));
        Map<String, String> served = served(sources);
        List<@Nullable Object[]> inserted = new ArrayList<>();
        List<@Nullable Object[]> updated = new ArrayList<>();
        Map<String, Map<String, ?>> indexed = new LinkedHashMap<>();
        long now = store.now();
        for (Source source : sources) {
            String processed = source.processed();
            if (processed == null) {
                continue;
            }
            Map<String, Object> entity = entity(
                    processed,
                    Json.problems(source.problems()),
                    relations.getOrDefault(source.ref(), List.of()),
                    !brought.contains(source.ref()));
            String etag = Json.hash(entity);
            String before = served.get(source.id());
            if (etag.equals(before)) {
                continue;
            }
            identify(entity, source.id(), etag);
            String json = Json.write(entity);
            if (before == null) {
                inserted.add(new @Nullable Object[] {source.id(), source.ref(), etag, json, now});
            } else {
                updated.add(new @Nullable Object[] {etag, json, now, source.id()});
            }
            indexed.put(source.ref(), entity);
        }
        store.batch(
                "insert into final_entities (entity_id, entity_ref, etag, final_entity, updated_at)"
                        + " values (?, ?, ?, ?, ?)",
                inserted);
        store.batch(
                "update final_entities set etag = ?, final_entity = ?, updated_at = ? where entity_id = ?", updated);
        index.write(indexed);
    }

    private Map<String, List<Map<String, String>>> relations(Collection<String> refs) {
        List<Relation> found = new ArrayList<>(store.queryIn(
                "select distinct source_entity_ref, type, target_entity_ref from relations"
                        + " where source_entity_ref in (:values)",
                refs,
                (row, number) -> new Relation(row.getString(1), row.getString(2), row.getString(3))));
        found.sort(Comparator.comparing(Relation::type).thenComparing(Relation::target));
        Map<String, List<Map<String, String>>> relations = new HashMap<>();
        for (Relation relation : found) {
            Map<String, String> member = new LinkedHashMap<>();
            member.put("type", relation.type());
            member.put("targetRef", relation.target());
            relations
                    .computeIfAbsent(relation.source(), ref -> new ArrayList<>())
                    .add(member);
        }
        return relations;
    }

    private Map<String, String> served(Collection<Source> sources) {
        Map<String, String> served = new HashMap<>();
        store.queryIn(
                        "select entity_id, etag from final_entities where entity_id in (:values)",
                        sources.stream().map(Source::id).toList(),
                        (row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(row -> served.put(row.getKey(), row.getValue()));
        return served;
    }

    private static Map<String, Object> entity(
            String processed, List<ProcessingProblem> problems, List<Map<String, String>> relations, boolean orphan) {
        Map<String, Object> entity = Json.object(processed);
        if (orphan) {
            entity = EntityMaps.annotated(entity, Map.of(ORPHAN, "true"));
        }
        entity.put("relations", relations);
        if (!problems.isEmpty()) {
            Map<String, Object> status = EntityMaps.copy(EntityMaps.child(entity, "status"));
            List<Object> items = new ArrayList<>(status.get("items") instanceof List<?> own ? own : List.of());
            problems.stream().map(Stitcher::item).forEach(items::add);
            status.put("items", items);
            entity.put("status", status);
        }
        return entity;
    }

    private static Map<String, Object> item(ProcessingProblem problem) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "backstage.io/catalog-processing");
        item.put("level", "error");
        item.put("message", problem.toString());
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("name", problem.name());
        error.put("message", problem.message());
        item.put("error", error);
        return item;
    }

    /** The uid is always ours; an etag that was written stays. */
    private static void identify(Map<String, Object> entity, String uid, String etag) {
        Map<String, Object> metadata = EntityMaps.copy(EntityMaps.child(entity, "metadata"));
        metadata.put("uid", uid);
        if (!(metadata.get("etag") instanceof String written) || written.isEmpty()) {
            metadata.put("etag", etag);
        }
        entity.put("metadata", metadata);
    }

    private record Mark(String id, String ref) {}

    private record Source(
            String id,
            String ref,
            @Nullable String processed,
            @Nullable String problems) {}
}
