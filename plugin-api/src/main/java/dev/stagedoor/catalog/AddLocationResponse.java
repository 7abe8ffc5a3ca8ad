package dev.stagedoor.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A location that was registered, or tried. Backstage: {@code AddLocationResponse}.
 *
 * @param location the location
 * @param entities what was found in a trial; else empty
 * @param exists in a trial, whether it is known already; else {@code null}
 */
public record AddLocationResponse(
        CatalogLocation location,
        List<Entity> entities,
        @Nullable Boolean exists) {

    /**
     * Makes the answer.
     *
     * @param location the location
     * @param entities what was found in a trial
     * @param exists in a trial, whether it is known already
     */
    public AddLocationResponse {
        entities = List.copyOf(entities);
    }
}
