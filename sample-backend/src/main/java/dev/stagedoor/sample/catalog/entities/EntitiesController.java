package dev.stagedoor.sample.catalog.entities;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.access.CatalogAccess;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.JsonBody;
import dev.stagedoor.sample.catalog.access.QueryParameters;
import dev.stagedoor.sample.catalog.access.QueryValues;
import dev.stagedoor.sample.catalog.search.EntityFilters;
import dev.stagedoor.sample.catalog.search.SearchFilter;

/** Serves the entities for which conditions hold, of those that the caller may see. */
@RestController
class EntitiesController {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int MOST_FACETS = 100;

    private final EntityLists lists;

    private final EntityPages pages;

    private final EntitySearch search;

    private final CatalogAccess access;

    EntitiesController(EntityLists lists, EntityPages pages, EntitySearch search, CatalogAccess access) {
        this.lists = lists;
        this.pages = pages;
        this.search = search;
        this.access = access;
    }

    /** All of them, or a part with a link to the next. */
    @GetMapping("/entities")
    @QueryParameters({"filter", "fields", "offset", "limit", "after", "order"})
    void entities(HttpServletRequest request, HttpServletResponse response, BackstageCredentials<?> credentials)
            throws IOException {
        EntityListRequest wanted = EntityListRequest.of(QueryValues.of(request));
        FieldSelection selection = FieldSelection.of(wanted.query().all("fields"));
        SearchFilter filter = SearchFilter.of(wanted.predicate()).and(visible(credentials));
        if (wanted.isPart()) {
            writePart(wanted, filter, selection, response);
        } else {
            writeAll(wanted, filter, selection, response);
        }
    }

    private void writeAll(
            EntityListRequest wanted,
            SearchFilter filter,
            @Nullable FieldSelection selection,
            HttpServletResponse response)
            throws IOException {
        EntityOrdering ordering =
                wanted.orderings().isEmpty() ? null : wanted.orderings().get(0);
        List<FoundEntity> chunk = lists.after(null, filter, ordering);
        EntityWriter writer = EntityWriter.to(response, selection).text("[");
        while (!chunk.isEmpty()) {
            writer.entities(chunk);
            chunk = chunk.size() < EntityLists.CHUNK
                    ? List.of()
                    : lists.after(chunk.get(chunk.size() - 1), filter, ordering);
        }
        writer.text("]");
    }

    private void writePart(
            EntityListRequest wanted,
            SearchFilter filter,
            @Nullable FieldSelection selection,
            HttpServletResponse response)
            throws IOException {
        int limit = wanted.limit() == null ? Integer.MAX_VALUE : wanted.limit();
        int written = 0;
        // One more than wanted tells whether there is a next part, which has to be known before anything is written.
        List<FoundEntity> chunk = lists.part(filter, wanted.orderings(), wanted.offset(), chunk(limit) + 1);
        if (chunk.size() > limit || limit > EntityLists.CHUNK && hasMore(wanted, filter, limit)) {
            response.setHeader(HttpHeaders.LINK, wanted.next(limit));
        }
        EntityWriter writer = EntityWriter.to(response, selection).text("[");
        while (!chunk.isEmpty()) {
            int size = chunk(limit - written);
            writer.entities(chunk.subList(0, Math.min(size, chunk.size())));
            boolean ends = chunk.size() <= size || written + size >= limit;
            written += size;
            chunk = ends
                    ? List.of()
                    : lists.part(filter, wanted.orderings(), wanted.offset() + written, chunk(limit - written) + 1);
        }
        writer.text("]");
    }

    private boolean hasMore(EntityListRequest wanted, SearchFilter filter, int limit) {
        return limit < Integer.MAX_VALUE - wanted.offset()
                && !lists.part(filter, wanted.orderings(), wanted.offset() + limit, 1)
                        .isEmpty();
    }

    private static int chunk(int wanted) {
        return Math.min(wanted, EntityLists.CHUNK);
    }

    /** A page, with cursors to those before and after it. */
    @GetMapping("/entities/by-query")
    @QueryParameters({
        "filter",
        "fields",
        "offset",
        "limit",
        "orderField",
        "cursor",
        "totalItems",
        "fullTextFilterTerm",
        "fullTextFilterFields"
    })
    void byQuery(HttpServletRequest request, HttpServletResponse response, BackstageCredentials<?> credentials)
            throws IOException {
        QueryValues query = QueryValues.of(request);
        writePage(PageRequest.of(query), visible(credentials), response);
    }

    /** A page of what a predicate means. */
    @PostMapping("/entities/by-query")
    void byPredicate(HttpServletRequest request, HttpServletResponse response, BackstageCredentials<?> credentials)
            throws IOException {
        writePage(PageRequest.of(JsonBody.readOptional(request)), visible(credentials), response);
    }

    private void writePage(PageRequest wanted, SqlCondition visible, HttpServletResponse response) throws IOException {
        EntityPages.Page page = pages.find(wanted.cursor(), visible, wanted.offset(), wanted.limit());
        Map<String, String> info = new LinkedHashMap<>();
        if (page.next() != null) {
            info.put("nextCursor", page.next());
        }
        if (page.previous() != null) {
            info.put("prevCursor", page.previous());
        }
        EntityWriter.to(response, wanted.selection())
                .text("{\"items\":[")
                .entities(page.entities())
                .text("],\"totalItems\":" + page.totalItems() + ",\"pageInfo\":" + JSON.writeValueAsString(info) + "}");
    }

    /** How many entities have which values. */
    @GetMapping("/entity-facets")
    @QueryParameters({"facet", "filter"})
    Facets facets(HttpServletRequest request, BackstageCredentials<?> credentials) {
        QueryValues query = QueryValues.of(request);
        return facets(query.all("facet"), EntityFilters.parse(query.all("filter")), credentials);
    }

    /** How many of the entities that a predicate means have which values. */
    @PostMapping("/entity-facets")
    Facets facetsByPredicate(HttpServletRequest request, BackstageCredentials<?> credentials) throws IOException {
        JsonBody body = JsonBody.read(request);
        List<String> facets = body.optionalTexts("facets");
        JsonBody predicate = body.optionalObject("query");
        return facets(facets == null ? List.of() : facets, predicate == null ? null : predicate.members(), credentials);
    }

    private Facets facets(List<String> names, @Nullable Map<String, ?> predicate, BackstageCredentials<?> credentials) {
        List<String> wanted =
                names.stream().filter(name -> !name.isEmpty()).distinct().toList();
        if (wanted.isEmpty()) {
            throw new InputException("Missing facet parameter");
        }
        if (wanted.size() > MOST_FACETS) {
            throw new InputException("There are more than " + MOST_FACETS + " facets");
        }
        Map<String, List<EntitySearch.Facet>> found =
                search.facets(SearchFilter.of(predicate).and(visible(credentials)), wanted);
        Map<String, List<EntitySearch.Facet>> facets = new LinkedHashMap<>();
        wanted.forEach(name -> facets.put(name, found.getOrDefault(name.toLowerCase(Locale.ROOT), List.of())));
        return new Facets(facets);
    }

    private SqlCondition visible(BackstageCredentials<?> credentials) {
        return access.entities(CatalogPermissions.ENTITY_READ, credentials);
    }

    /**
     * The answer to a request for facets.
     *
     * @param facets the values of each field
     */
    record Facets(Map<String, List<EntitySearch.Facet>> facets) {}
}
