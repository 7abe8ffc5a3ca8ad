package dev.stagedoor.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which values are counted. Immutable. Backstage: {@code GetEntityFacetsRequest}.
 *
 * @param facets the paths of the fields
 * @param filter in which entities, or {@code null} for all
 * @param query in which entities, or {@code null} for all
 */
public record GetEntityFacetsRequest(
        List<String> facets,
        @Nullable EntityFilter filter,
        @Nullable EntityPredicate query) {

    /**
     * Makes a request.
     *
     * @param facets the paths of the fields
     * @param filter in which entities
     * @param query in which entities
     */
    public GetEntityFacetsRequest {
        facets = List.copyOf(facets);
    }

    /**
     * Counts the values of fields in all entities.
     *
     * @param facets the paths of the fields
     * @return the request
     */
    public static GetEntityFacetsRequest of(String... facets) {
        return new GetEntityFacetsRequest(List.of(facets), null, null);
    }

    /**
     * Says in which entities.
     *
     * @param newFilter which
     * @return the request with it
     */
    public GetEntityFacetsRequest withFilter(EntityFilter newFilter) {
        return new GetEntityFacetsRequest(facets, newFilter, query);
    }

    /**
     * Says in which entities.
     *
     * @param newQuery which
     * @return the request with it
     */
    public GetEntityFacetsRequest withQuery(EntityPredicate newQuery) {
        return new GetEntityFacetsRequest(facets, filter, newQuery);
    }
}
