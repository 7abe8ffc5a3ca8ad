package dev.stagedoor.sample.catalog.locations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.processing.RegisteredLocation;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Finds registered locations. */
@Repository
class LocationSearch {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    LocationSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page page(LocationQuery query) {
        SqlCondition matching = query.query() == null ? SqlCondition.TRUE : LocationPredicate.condition(query.query());
        SqlCondition wanted =
                query.afterId() == null ? matching : matching.and(SqlCondition.of("id > ?", query.afterId()));
        long total = jdbc.sql("select count(*) from locations where " + matching.text())
                .params(matching.params())
                .query(Long.class)
                .single();
        List<RegisteredLocation> items = jdbc.sql("select id, type, target, entity_ref from locations where "
                        + wanted.text() + " order by id limit ?")
                .params(wanted.params())
                .param(query.limit() + 1)
                .query(RegisteredLocation.class)
                .list();
        if (items.size() <= query.limit()) {
            return new Page(items, total, null);
        }
        List<RegisteredLocation> shown = items.subList(0, query.limit());
        return new Page(
                shown, total, query.cursorAfter(shown.get(shown.size() - 1).id()));
    }

    /**
     * Tells which location has led to an entity.
     *
     * @throws NotFoundException if there is no such entity, or nothing is known of that
     */
    LocationSpec origin(EntityRef ref) {
        JsonNode entity = jdbc.sql("select final_entity from final_entities where entity_ref = ?")
                .param(ref.toString())
                .query(String.class)
                .optional()
                .map(JSON::readTree)
                .orElseThrow(() -> new NotFoundException("Found no entity for ref " + ref));
        LocationSpec origin = LocationInput.parse(entity.path("metadata")
                .path("annotations")
                .path("backstage.io/managed-by-origin-location")
                .asString(""));
        if (origin == null) {
            throw new NotFoundException("Found no origin annotation for ref " + ref);
        }
        return origin;
    }

    /**
     * Some locations.
     *
     * @param items the locations, by their ids
     * @param totalItems how many there are on all pages
     * @param nextCursor where the next page begins, or {@code null} if this is the last
     */
    record Page(
            List<RegisteredLocation> items,
            long totalItems,
            @Nullable String nextCursor) {

        static final Page EMPTY = new Page(List.of(), 0, null);

        Map<String, Object> toMap() {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("items", items);
            page.put("totalItems", totalItems);
            page.put("pageInfo", nextCursor == null ? Map.of() : Map.of("nextCursor", nextCursor));
            return page;
        }
    }
}
