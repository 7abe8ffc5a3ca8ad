package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/**
 * A place in what a query finds, with all that tells what it was. Clients hand it back, so nothing in it is believed:
 * it holds no SQL, and what a caller may see is asked anew. Backstage: {@code Cursor}.
 *
 * @param query what was asked for
 * @param backwards whether the page ends at the place rather than begins there
 * @param place the place, or {@code null} for the beginning
 * @param first the place of the first entity of the first page, or {@code null} for that page itself
 * @param totalItems how many there are, or {@code null} if they were not counted yet
 */
record Cursor(
        PageQuery query,
        boolean backwards,
        @Nullable List<String> place,
        @Nullable List<String> first,
        @Nullable Long totalItems) {

    private static final String NAME = "cursor";

    static Cursor begin(PageQuery query) {
        return new Cursor(query, false, null, null, query.counts() ? null : 0L);
    }

    Cursor at(List<String> newPlace, boolean newBackwards, @Nullable List<String> newFirst, long newTotalItems) {
        return new Cursor(query, newBackwards, newPlace, newFirst, newTotalItems);
    }

    String encode() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(
                "orderFields",
                query.orderings().stream()
                        .map(each -> Map.of("field", each.field(), "order", each.direction()))
                        .toList());
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("term", query.term());
        if (query.termFields() != null) {
            text.put("fields", query.termFields());
        }
        object.put("fullTextFilter", text);
        if (query.predicate() != null) {
            object.put("query", query.predicate());
        }
        object.put("isPrevious", backwards);
        object.put("orderFieldValues", place);
        object.put("firstSortFieldValues", first);
        object.put("totalItems", totalItems);
        return Base64Json.encode(object);
    }

    static Cursor decode(String cursor) {
        Map<?, ?> object = Base64Json.decode(NAME, cursor);
        Map<?, ?> text = object.get("fullTextFilter") == null
                ? Map.of()
                : read(object, "fullTextFilter", Map.class, "an object");
        PageQuery query = new PageQuery(
                object.get("query") == null ? null : read(object, "query", Map.class, "an object"),
                orderings(object),
                text.get("term") == null ? "" : read(text, "term", String.class, "a text"),
                text.get("fields") == null ? null : texts(text, "fields"),
                true);
        if (object.get("filter") != null) {
            throw Base64Json.malformed(NAME, "it has a 'filter', which is of another catalog");
        }
        int places = query.ordering() == null ? 1 : 2;
        return new Cursor(
                query,
                read(object, "isPrevious", Boolean.class, "true or false"),
                place(object, "orderFieldValues", places),
                place(object, "firstSortFieldValues", places),
                read(object, "totalItems", Number.class, "a number").longValue());
    }

    private static List<EntityOrdering> orderings(Map<?, ?> object) {
        List<EntityOrdering> orderings = new ArrayList<>();
        for (Object each : read(object, "orderFields", List.class, "a list")) {
            if (!(each instanceof Map<?, ?> ordering)
                    || !(ordering.get("field") instanceof String field)
                    || !(ordering.get("order") instanceof String order)
                    || !order.equals("asc") && !order.equals("desc")) {
                throw Base64Json.malformed(NAME, "'orderFields' has something else than a field and asc or desc");
            }
            orderings.add(new EntityOrdering(field, order.equals("asc")));
        }
        return orderings;
    }

    private static List<String> place(Map<?, ?> object, String name, int size) {
        List<String> place = texts(object, name);
        if (place.size() != size) {
            throw Base64Json.malformed(NAME, "'" + name + "' does not fit 'orderFields'");
        }
        return place;
    }

    private static List<String> texts(Map<?, ?> object, String name) {
        List<String> texts = new ArrayList<>();
        for (Object each : read(object, name, List.class, "a list")) {
            if (!(each instanceof String text) || text.indexOf('\0') >= 0) {
                throw Base64Json.malformed(NAME, "'" + name + "' has something else than texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private static <T> T read(Map<?, ?> object, String name, Class<T> type, String expected) throws InputException {
        Object value = object.get(name);
        if (!type.isInstance(value)) {
            throw Base64Json.malformed(NAME, "'" + name + "' is not " + expected);
        }
        return type.cast(value);
    }
}
