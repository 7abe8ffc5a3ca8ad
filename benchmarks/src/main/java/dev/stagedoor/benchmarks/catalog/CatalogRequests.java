package dev.stagedoor.benchmarks.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

/** What is asked of a catalog. Each time that something is asked, it is about other entities. */
final class CatalogRequests {

    /** What the others are compared with: one row, by a key. */
    static final String BASELINE = "one by its uid (primary key)";

    private static final int PAGE = 20;

    private static final int REFS = 100;

    private static final int PAGES = 50;

    private final CatalogBackend backend;

    private final GeneratedEntities entities;

    CatalogRequests(CatalogBackend backend, GeneratedEntities entities) {
        this.backend = backend;
        this.entities = entities;
    }

    /** What can be asked, by what it is. */
    Map<String, IntConsumer> all() {
        List<String> uids = uids();
        List<JsonNode> pages = pages();
        Map<String, IntConsumer> all = new LinkedHashMap<>();
        all.put(BASELINE, turn -> backend.get("/entities/by-uid/" + pick(uids, turn)));
        all.put(
                "one by its name",
                turn -> backend.get("/entities/by-name/component/default/" + GeneratedEntities.name(component(turn))));
        all.put("100 by their refs", turn -> backend.post("/entities/by-refs", refs(turn)));
        all.put(
                "20 of a kind and type",
                turn -> backend.get("/entities?limit=" + PAGE + "&filter=kind=component,spec.type="
                        + pick(GeneratedEntities.TYPES, turn)));
        all.put(
                "20 of an owner, by relation",
                turn -> backend.get("/entities?limit=" + PAGE + "&filter=relations.ownedBy=" + owner(turn)));
        all.put(
                "first page of a kind and type, with total, by name",
                turn -> backend.get(query("component,spec.type=" + pick(GeneratedEntities.TYPES, turn))));
        all.put(
                "first page of a kind and owner, with total, by name",
                turn -> backend.get(query("component,relations.ownedBy=" + owner(turn))));
        all.put("next page of a kind", turn -> page(pages, "nextCursor", turn));
        all.put("previous page of a kind", turn -> page(pages, "prevCursor", turn));
        all.put(
                "total of a kind and type",
                turn -> backend.get("/entities/by-query?limit=0&filter=kind=component,spec.type="
                        + pick(GeneratedEntities.TYPES, turn)));
        all.put(
                "first page of a kind with a word in the title",
                turn -> backend.get(query("component") + "&fullTextFilterFields=metadata.title&fullTextFilterTerm="
                        + GeneratedEntities.word(turn)));
        all.put(
                "facets of an owner: types",
                turn -> backend.get("/entity-facets?facet=spec.type&filter=relations.ownedBy=" + owner(turn)));
        all.put("facets of a kind: types", turn -> backend.get("/entity-facets?facet=spec.type&filter=kind=component"));
        return all;
    }

    private static String query(String kind) {
        return "/entities/by-query?limit=" + PAGE + "&orderField=metadata.name,asc&filter=kind=" + kind;
    }

    private String owner(int turn) {
        return "group:default/" + GeneratedEntities.team(Math.floorMod(turn * 7919, entities.teams()));
    }

    private int component(int turn) {
        return Math.floorMod(turn * 7919, entities.components());
    }

    private static <T> T pick(List<T> all, int turn) {
        return all.get(Math.floorMod(turn, all.size()));
    }

    private String refs(int turn) {
        return IntStream.range(0, REFS)
                .mapToObj(i -> "\"component:default/" + GeneratedEntities.name(component(turn * REFS + i)) + "\"")
                .collect(Collectors.joining(",", "{\"entityRefs\":[", "]}"));
    }

    private void page(List<JsonNode> pages, String cursor, int turn) {
        backend.get("/entities/by-query?limit=" + PAGE + "&cursor="
                + pick(pages, turn).path("pageInfo").path(cursor).asString());
    }

    private List<String> uids() {
        List<String> uids = new ArrayList<>();
        for (JsonNode entity : backend.json(backend.get("/entities?limit=500&fields=metadata.uid"))) {
            uids.add(entity.path("metadata").path("uid").asString());
        }
        return uids;
    }

    /** Pages that have a next one and a previous one. */
    private List<JsonNode> pages() {
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = backend.json(backend.get(query("component")));
        while (pages.size() < PAGES && page.path("pageInfo").has("nextCursor")) {
            if (page.path("pageInfo").has("prevCursor")) {
                pages.add(page);
            }
            page = backend.json(backend.get("/entities/by-query?limit=" + PAGE + "&cursor="
                    + page.path("pageInfo").path("nextCursor").asString()));
        }
        return pages;
    }
}
