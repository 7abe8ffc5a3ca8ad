package dev.stagedoor.catalog.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.catalog.EntityOrder;
import dev.stagedoor.catalog.QueryEntitiesRequest;

/** Writes a request for a page of entities, as parameters or, where a predicate is in it, as a body. */
record EntityQuery(QueryEntitiesRequest request) {

    private static final String PATH = "/entities/by-query";

    boolean hasPredicate() {
        return request.cursor() == null ? request.query() != null : holdsQuery(request.cursor());
    }

    /** A cursor holds what was asked for at first. */
    private static boolean holdsQuery(String cursor) {
        try {
            String json = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return JsonMapper.shared().readValue(json, Object.class) instanceof Map<?, ?> object
                    && object.containsKey("query");
        } catch (IllegalArgumentException | JacksonException ex) {
            return false;
        }
    }

    static CatalogAddress address() {
        return CatalogAddress.of(PATH);
    }

    CatalogAddress addressWithParameters() {
        CatalogAddress address = address().list("fields", request.fields()).parameter("limit", request.limit());
        if (request.cursor() != null) {
            return address.parameter("cursor", request.cursor());
        }
        return address.parameter("offset", request.offset())
                .each(
                        "orderField",
                        request.orderFields().stream().map(order -> order.field() + "," + order.direction()))
                .each("filter", Filters.parameters(request.filter()))
                .parameter("totalItems", totalItems())
                .parameter("fullTextFilterTerm", term())
                .list("fullTextFilterFields", request.fullTextFields());
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "cursor", request.cursor());
        if (request.cursor() == null) {
            put(body, "query", Filters.predicate(request.query(), request.filter()));
            put(body, "offset", request.offset());
            put(
                    body,
                    "orderBy",
                    orEmpty(request.orderFields().stream()
                            .map(EntityQuery::order)
                            .toList()));
            put(body, "fullTextFilter", fullText());
            put(body, "totalItems", totalItems());
        }
        put(body, "limit", request.limit());
        put(body, "fields", orEmpty(request.fields()));
        return body;
    }

    private static Map<String, String> order(EntityOrder order) {
        return Map.of("field", order.field(), "order", order.direction());
    }

    private @Nullable String totalItems() {
        if (request.totalItems() == null) {
            return null;
        }
        return request.totalItems() ? "include" : "exclude";
    }

    private @Nullable String term() {
        String term =
                request.fullTextTerm() == null ? "" : request.fullTextTerm().strip();
        return term.isEmpty() ? null : term;
    }

    private @Nullable Map<String, Object> fullText() {
        if (request.fullTextTerm() == null) {
            return null;
        }
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("term", request.fullTextTerm());
        put(filter, "fields", orEmpty(request.fullTextFields()));
        return filter;
    }

    private static @Nullable Object orEmpty(List<?> items) {
        return items.isEmpty() ? null : items;
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
