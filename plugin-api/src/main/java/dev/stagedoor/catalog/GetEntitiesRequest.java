package dev.stagedoor.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which entities are listed. Immutable. Backstage: {@code GetEntitiesRequest}.
 *
 * @param filter which, or {@code null} for all
 * @param fields the paths of the fields that are wanted; empty for all
 * @param order in which order; empty for the catalog's own
 * @param offset how many to leave out at the beginning, or {@code null}
 * @param limit how many at most, or {@code null}
 * @param after the cursor of a former answer, or {@code null}
 */
public record GetEntitiesRequest(
        @Nullable EntityFilter filter,
        List<String> fields,
        List<EntityOrder> order,
        @Nullable Integer offset,
        @Nullable Integer limit,
        @Nullable String after) {

    /**
     * Makes a request.
     *
     * @param filter which
     * @param fields the paths of the fields that are wanted
     * @param order in which order
     * @param offset how many to leave out
     * @param limit how many at most
     * @param after the cursor of a former answer
     */
    public GetEntitiesRequest {
        fields = List.copyOf(fields);
        order = List.copyOf(order);
    }

    /**
     * Asks for all entities.
     *
     * @return the request
     */
    public static GetEntitiesRequest all() {
        return new GetEntitiesRequest(null, List.of(), List.of(), null, null, null);
    }

    /**
     * Says which entities are wanted.
     *
     * @param newFilter which
     * @return the request with it
     */
    public GetEntitiesRequest withFilter(EntityFilter newFilter) {
        return new GetEntitiesRequest(newFilter, fields, order, offset, limit, after);
    }

    /**
     * Says which fields are wanted.
     *
     * @param newFields the paths of the fields
     * @return the request with them
     */
    public GetEntitiesRequest withFields(String... newFields) {
        return new GetEntitiesRequest(filter, List.of(newFields), order, offset, limit, after);
    }

    /**
     * Says in which order.
     *
     * @param newOrder what decides, the most important first
     * @return the request with it
     */
    public GetEntitiesRequest withOrder(EntityOrder... newOrder) {
        return new GetEntitiesRequest(filter, fields, List.of(newOrder), offset, limit, after);
    }

    /**
     * Says how many to leave out at the beginning.
     *
     * @param newOffset how many
     * @return the request with it
     */
    public GetEntitiesRequest withOffset(int newOffset) {
        return new GetEntitiesRequest(filter, fields, order, newOffset, limit, after);
    }

    /**
     * Says how many are wanted at most.
     *
     * @param newLimit how many
     * @return the request with it
     */
    public GetEntitiesRequest withLimit(int newLimit) {
        return new GetEntitiesRequest(filter, fields, order, offset, newLimit, after);
    }
}
