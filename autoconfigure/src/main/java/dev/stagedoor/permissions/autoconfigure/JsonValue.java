package dev.stagedoor.permissions.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A value of parsed JSON that is expected to be of some kind.
 *
 * @param path where it stands: names and indexes
 * @param value what it is; {@code null} if there is none
 */
record JsonValue(List<Object> path, @Nullable Object value) {

    static JsonValue of(@Nullable Object value) {
        return new JsonValue(List.of(), value);
    }

    boolean isAbsent() {
        return value == null;
    }

    boolean isList() {
        return value instanceof List;
    }

    /** A member of an object. */
    JsonValue get(String name) {
        if (!(value instanceof Map<?, ?> map)) {
            throw unexpected("object");
        }
        return below(name, map.get(name));
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw unexpected("string");
    }

    List<JsonValue> list() {
        if (!(value instanceof List<?> list)) {
            throw unexpected("array");
        }
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(below(i, list.get(i)));
        }
        return items;
    }

    List<JsonValue> nonEmptyList() {
        List<JsonValue> items = list();
        if (items.isEmpty()) {
            throw invalid("too_small", "Array must contain at least 1 element(s)");
        }
        return items;
    }

    Map<String, @Nullable Object> object() {
        if (!(value instanceof Map<?, ?> map)) {
            throw unexpected("object");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, each) -> object.put(String.valueOf(key), each));
        return object;
    }

    /** A text or a list of texts, as a list. */
    List<String> texts() {
        return isList() ? nonEmptyList().stream().map(JsonValue::text).toList() : List.of(text());
    }

    MalformedJsonException unexpected(String expected) {
        String received = kind();
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("code", "invalid_type");
        issue.put("expected", expected);
        issue.put("received", received);
        issue.put("path", path);
        issue.put("message", isAbsent() ? "Required" : "Expected " + expected + ", received " + received);
        return new MalformedJsonException(issue);
    }

    MalformedJsonException invalid(String code, String message) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("code", code);
        issue.put("path", path);
        issue.put("message", message);
        return new MalformedJsonException(issue);
    }

    private JsonValue below(Object step, @Nullable Object next) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return new JsonValue(longer, next);
    }

    private String kind() {
        if (value == null) {
            return "undefined";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return isList() ? "array" : "object";
    }
}
