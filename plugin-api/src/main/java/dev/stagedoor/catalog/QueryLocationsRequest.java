package dev.stagedoor.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which page of locations is listed. With a cursor nothing else counts. Backstage: {@code QueryLocationsRequest}.
 *
 * @param query which locations, by their fields {@code type} and {@code target}, or {@code null} for all
 * @param limit how many at most, or {@code null}
 * @param cursor the cursor of a page, or {@code null} for the first one
 */
public record QueryLocationsRequest(
        @Nullable EntityPredicate query,
        @Nullable Integer limit,
        @Nullable String cursor) {

    /**
     * Asks for the first page of all locations.
     *
     * @return the request
     */
    public static QueryLocationsRequest all() {
        return new QueryLocationsRequest(null, null, null);
    }

    /**
     * Asks for another page.
     *
     * @param cursor {@link LocationPage#nextCursor}
     * @return the request
     */
    public static QueryLocationsRequest at(String cursor) {
        return new QueryLocationsRequest(null, null, cursor);
    }

    /**
     * Says which locations are wanted.
     *
     * @param newQuery which
     * @return the request with it
     */
    public QueryLocationsRequest withQuery(EntityPredicate newQuery) {
        return new QueryLocationsRequest(newQuery, limit, cursor);
    }

    /**
     * Says how many are wanted at most.
     *
     * @param newLimit how many
     * @return the request with it
     */
    public QueryLocationsRequest withLimit(int newLimit) {
        return new QueryLocationsRequest(query, newLimit, cursor);
    }
}
