package dev.stagedoor.catalog;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which entities are fetched. Immutable. Backstage: {@code GetEntitiesByRefsRequest}.
 *
 * @param entityRefs their whole references in lower case; others are not found
 * @param fields the paths of the fields that are wanted; empty for all
 * @param filter which of them, or {@code null} for all
 * @param query which of them, or {@code null} for all
 */
public record GetEntitiesByRefsRequest(
        List<String> entityRefs,
        List<String> fields,
        @Nullable EntityFilter filter,
        @Nullable EntityPredicate query) {

    /**
     * Makes a request.
     *
     * @param entityRefs their references
     * @param fields the paths of the fields that are wanted
     * @param filter which of them
     * @param query which of them
     */
    public GetEntitiesByRefsRequest {
        entityRefs = List.copyOf(entityRefs);
        fields = List.copyOf(fields);
    }

    /**
     * Asks for some entities.
     *
     * @param entityRefs their whole references in lower case
     * @return the request
     */
    public static GetEntitiesByRefsRequest of(Collection<String> entityRefs) {
        return new GetEntitiesByRefsRequest(List.copyOf(entityRefs), List.of(), null, null);
    }

    /**
     * Says which fields are wanted.
     *
     * @param newFields the paths of the fields
     * @return the request with them
     */
    public GetEntitiesByRefsRequest withFields(String... newFields) {
        return new GetEntitiesByRefsRequest(entityRefs, List.of(newFields), filter, query);
    }

    /**
     * Says which of the entities are wanted.
     *
     * @param newFilter which
     * @return the request with it
     */
    public GetEntitiesByRefsRequest withFilter(EntityFilter newFilter) {
        return new GetEntitiesByRefsRequest(entityRefs, fields, newFilter, query);
    }

    /**
     * Says which of the entities are wanted.
     *
     * @param newQuery which
     * @return the request with it
     */
    public GetEntitiesByRefsRequest withQuery(EntityPredicate newQuery) {
        return new GetEntitiesByRefsRequest(entityRefs, fields, filter, newQuery);
    }
}
