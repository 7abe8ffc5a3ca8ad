package dev.stagedoor.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which page of entities is listed. With a cursor, which holds all that was asked for at first, only fields and limit
 * count besides. Immutable. Backstage: {@code QueryEntitiesRequest}.
 *
 * @param filter which entities, or {@code null} for all
 * @param query which entities, or {@code null} for all
 * @param fields the paths of the fields that are wanted; empty for all
 * @param orderFields in which order; empty for the catalog's own
 * @param fullTextTerm a text that must occur, or {@code null}
 * @param fullTextFields the paths of the fields in which it must occur; if empty, that by which they are ordered
 * @param offset how many to leave out at the beginning, or {@code null}
 * @param limit how many at most, or {@code null}
 * @param totalItems whether they are counted, or {@code null} for the catalog's own choice
 * @param cursor the cursor of a page, or {@code null} for the first one
 */
public record QueryEntitiesRequest(
        @Nullable EntityFilter filter,
        @Nullable EntityPredicate query,
        List<String> fields,
        List<EntityOrder> orderFields,
        @Nullable String fullTextTerm,
        List<String> fullTextFields,
        @Nullable Integer offset,
        @Nullable Integer limit,
        @Nullable Boolean totalItems,
        @Nullable String cursor) {

    /**
     * Makes a request.
     *
     * @param filter which entities
     * @param query which entities
     * @param fields the paths of the fields that are wanted
     * @param orderFields in which order
     * @param fullTextTerm a text that must occur
     * @param fullTextFields the paths of the fields in which it must occur
     * @param offset how many to leave out
     * @param limit how many at most
     * @param totalItems whether they are counted
     * @param cursor the cursor of a page
     */
    public QueryEntitiesRequest {
        fields = List.copyOf(fields);
        orderFields = List.copyOf(orderFields);
        fullTextFields = List.copyOf(fullTextFields);
    }

    /**
     * Asks for the first page of all entities.
     *
     * @return the request
     */
    public static QueryEntitiesRequest all() {
        return new QueryEntitiesRequest(null, null, List.of(), List.of(), null, List.of(), null, null, null, null);
    }

    /**
     * Asks for another page.
     *
     * @param cursor {@link EntityPage#nextCursor} or {@link EntityPage#prevCursor}
     * @return the request
     */
    public static QueryEntitiesRequest at(String cursor) {
        return all().withCursor(cursor);
    }

    /**
     * Says which entities are wanted.
     *
     * @param newFilter which
     * @return the request with it
     */
    public QueryEntitiesRequest withFilter(EntityFilter newFilter) {
        return new QueryEntitiesRequest(
                newFilter, query, fields, orderFields, fullTextTerm, fullTextFields, offset, limit, totalItems, cursor);
    }

    /**
     * Says which entities are wanted.
     *
     * @param newQuery which
     * @return the request with it
     */
    public QueryEntitiesRequest withQuery(EntityPredicate newQuery) {
        return new QueryEntitiesRequest(
                filter, newQuery, fields, orderFields, fullTextTerm, fullTextFields, offset, limit, totalItems, cursor);
    }

    /**
     * Says which fields are wanted.
     *
     * @param newFields the paths of the fields
     * @return the request with them
     */
    public QueryEntitiesRequest withFields(String... newFields) {
        return new QueryEntitiesRequest(
                filter,
                query,
                List.of(newFields),
                orderFields,
                fullTextTerm,
                fullTextFields,
                offset,
                limit,
                totalItems,
                cursor);
    }

    /**
     * Says in which order.
     *
     * @param newOrder what decides, the most important first
     * @return the request with it
     */
    public QueryEntitiesRequest withOrder(EntityOrder... newOrder) {
        return new QueryEntitiesRequest(
                filter,
                query,
                fields,
                List.of(newOrder),
                fullTextTerm,
                fullTextFields,
                offset,
                limit,
                totalItems,
                cursor);
    }

    /**
     * Says which text must occur.
     *
     * @param term the text
     * @param inFields the paths of the fields in which it must occur; if empty, that by which they are ordered
     * @return the request with it
     */
    public QueryEntitiesRequest withFullText(String term, String... inFields) {
        return new QueryEntitiesRequest(
                filter, query, fields, orderFields, term, List.of(inFields), offset, limit, totalItems, cursor);
    }

    /**
     * Says how many to leave out at the beginning.
     *
     * @param newOffset how many
     * @return the request with it
     */
    public QueryEntitiesRequest withOffset(int newOffset) {
        return new QueryEntitiesRequest(
                filter, query, fields, orderFields, fullTextTerm, fullTextFields, newOffset, limit, totalItems, cursor);
    }

    /**
     * Says how many are wanted at most.
     *
     * @param newLimit how many
     * @return the request with it
     */
    public QueryEntitiesRequest withLimit(int newLimit) {
        return new QueryEntitiesRequest(
                filter, query, fields, orderFields, fullTextTerm, fullTextFields, offset, newLimit, totalItems, cursor);
    }

    /**
     * Says that nobody needs to know how many there are, which is faster.
     *
     * @return the request without the count
     */
    public QueryEntitiesRequest withoutTotalItems() {
        return new QueryEntitiesRequest(
                filter, query, fields, orderFields, fullTextTerm, fullTextFields, offset, limit, false, cursor);
    }

    /**
     * Says which page is wanted.
     *
     * @param newCursor the cursor of the page
     * @return the request with it
     */
    public QueryEntitiesRequest withCursor(String newCursor) {
        return new QueryEntitiesRequest(
                filter, query, fields, orderFields, fullTextTerm, fullTextFields, offset, limit, totalItems, newCursor);
    }
}
