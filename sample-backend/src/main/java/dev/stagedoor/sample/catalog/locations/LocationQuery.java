package dev.stagedoor.sample.catalog.locations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.access.JsonBody;

/**
 * A page of locations that somebody asks for.
 *
 * @param limit how many, at least one
 * @param afterId the last location of the page before, or {@code null} for the first page
 * @param query the predicate, or {@code null} for all
 */
record LocationQuery(
        int limit, @Nullable String afterId, @Nullable Map<?, ?> query) {

    private static final int DEFAULT_LIMIT = 1000;

    /** More are not put on one page, whatever is asked for. */
    private static final int MOST = 10_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    static LocationQuery of(JsonBody body) {
        String cursor = body.optionalText("cursor");
        return cursor == null ? of(body.members(), "Limit must be a positive integer >= 1", DEFAULT_LIMIT) : at(cursor);
    }

    private static LocationQuery at(String cursor) {
        if (cursor.isEmpty()) {
            throw new InputException("Cursor cannot be empty");
        }
        Object parsed;
        try {
            parsed = JSON.readValue(
                    new String(Base64.getMimeDecoder().decode(cursor), StandardCharsets.UTF_8), Object.class);
        } catch (JacksonException | IllegalArgumentException ex) {
            throw new InputException("Malformed cursor, unknown encoding");
        }
        if (!(parsed instanceof Map<?, ?> members) || !members.containsKey("limit")) {
            throw new InputException("Malformed cursor: it has no limit");
        }
        return of(members, "Malformed cursor: its limit is no positive integer", DEFAULT_LIMIT);
    }

    private static LocationQuery of(Map<?, ?> members, String wrongLimit, int defaultLimit) {
        Object limit = members.containsKey("limit") ? members.get("limit") : defaultLimit;
        if (!(limit instanceof Number number) || number.doubleValue() < 1 || number.doubleValue() % 1 != 0) {
            throw new InputException(wrongLimit);
        }
        Object query = members.get("query");
        if (members.containsKey("query") && !(query instanceof Map<?, ?>)) {
            throw new InputException("Query must be an object");
        }
        Object afterId = members.get("afterId");
        if (members.containsKey("afterId") && !(afterId instanceof String)) {
            throw new InputException("Malformed cursor: afterId must be string");
        }
        return new LocationQuery((int) Math.min(number.doubleValue(), MOST), (String) afterId, (Map<?, ?>) query);
    }

    /** Says in a cursor where the next page begins. */
    String cursorAfter(String id) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("limit", limit);
        members.put("afterId", id);
        if (query != null) {
            members.put("query", query);
        }
        return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(members));
    }
}
