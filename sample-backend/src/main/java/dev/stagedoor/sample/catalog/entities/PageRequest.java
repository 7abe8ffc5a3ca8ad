package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.access.JsonBody;
import dev.stagedoor.sample.catalog.access.QueryValues;
import dev.stagedoor.sample.catalog.search.EntityFilters;

/**
 * A request for a page of entities.
 *
 * @param cursor what is asked for, and where to go on
 * @param selection which fields, or {@code null} for all
 * @param offset how many to leave out
 * @param limit how many at most
 */
record PageRequest(Cursor cursor, @Nullable FieldSelection selection, int offset, int limit) {

    private static final int DEFAULT_LIMIT = 200;

    /** More than that is answered in several pages. */
    private static final int MOST = 10_000;

    /** Reads parameters; beside a cursor there are just limit and fields. */
    static PageRequest of(QueryValues query) {
        FieldSelection selection = FieldSelection.of(query.all("fields"));
        int limit = limit(query.integer("limit"));
        Integer offset = query.integer("offset");
        String cursor = query.single("cursor");
        if (cursor != null) {
            return new PageRequest(Cursor.decode(cursor), selection, 0, limit);
        }
        String term = query.single("fullTextFilterTerm");
        List<String> fields = query.list("fullTextFilterFields");
        PageQuery wanted = new PageQuery(
                EntityFilters.parse(query.all("filter")),
                query.all("orderField").stream().map(PageRequest::ordering).toList(),
                term == null ? "" : term,
                fields.isEmpty() ? null : fields,
                counts(query.single("totalItems")));
        return new PageRequest(Cursor.begin(wanted), selection, offset == null ? 0 : offset, limit);
    }

    /** Reads a body; beside a cursor there are just limit and fields. */
    static PageRequest of(JsonBody body) {
        List<String> fields = body.optionalTexts("fields");
        FieldSelection selection = fields == null ? null : FieldSelection.of(fields);
        int limit = limit(number(body, "limit"));
        Integer offset = number(body, "offset");
        String cursor = body.optionalText("cursor");
        if (cursor != null) {
            if (cursor.isEmpty()) {
                throw new InputException("Cursor cannot be empty");
            }
            return new PageRequest(Cursor.decode(cursor), selection, 0, limit);
        }
        JsonBody text = body.optionalObject("fullTextFilter");
        String term = text == null ? null : text.optionalText("term");
        JsonBody predicate = body.optionalObject("query");
        PageQuery wanted = new PageQuery(
                predicate == null ? null : predicate.members(),
                orderings(body),
                term == null ? "" : term,
                text == null ? null : text.optionalTexts("fields"),
                counts(body.optionalText("totalItems")));
        return new PageRequest(Cursor.begin(wanted), selection, offset == null ? 0 : offset, limit);
    }

    private static EntityOrdering ordering(String parameter) {
        String[] parts = parameter.split(",", -1);
        return ordering(parts[0], parts.length > 1 ? parts[1] : "asc");
    }

    private static EntityOrdering ordering(String field, String order) {
        if (!order.equals("asc") && !order.equals("desc")) {
            throw new InputException("Invalid order field order, must be asc or desc");
        }
        return new EntityOrdering(field, order.equals("asc"));
    }

    private static List<EntityOrdering> orderings(JsonBody body) {
        List<EntityOrdering> orderings = new ArrayList<>();
        Object orderBy = body.members().get("orderBy");
        if (body.members().containsKey("orderBy") && !(orderBy instanceof List<?>)) {
            throw new InputException("request/body/orderBy must be array");
        }
        for (Object each : orderBy instanceof List<?> list ? list : List.of()) {
            if (!(each instanceof Map<?, ?> ordering)
                    || !(ordering.get("field") instanceof String field)
                    || !(ordering.get("order") instanceof String order)) {
                throw new InputException("request/body/orderBy/" + orderings.size()
                        + " must have a 'field' and an 'order', which are texts");
            }
            orderings.add(ordering(field, order));
        }
        return orderings;
    }

    private static int limit(@Nullable Integer limit) {
        return limit == null ? DEFAULT_LIMIT : Math.min(limit, MOST);
    }

    private static boolean counts(@Nullable String totalItems) {
        if (totalItems != null && !totalItems.equals("include") && !totalItems.equals("exclude")) {
            throw new InputException("Invalid totalItems '" + totalItems + "', expected one of: include, exclude");
        }
        return !"exclude".equals(totalItems);
    }

    private static @Nullable Integer number(JsonBody body, String name) {
        if (!body.members().containsKey(name)) {
            return null;
        }
        if (body.members().get(name) instanceof Integer number && number >= 0) {
            return number;
        }
        throw new InputException("request/body/" + name + " must be a whole number that is 0 or more");
    }
}
