package dev.stagedoor.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Reads the members of JSON objects, of which each may be missing or of another type. */
final class Members {

    private Members() {}

    static String text(Map<?, ?> object, String name) {
        String text = optionalText(object, name);
        return text == null ? "" : text;
    }

    static @Nullable String optionalText(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : null;
    }

    static Map<?, ?> object(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> child ? child : Map.of();
    }

    static Map<String, String> texts(Map<?, ?> object, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(object, name).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    static List<Map<?, ?>> objects(Map<?, ?> object, String name) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (object.get(name) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> child) {
                    objects.add(child);
                }
            }
        }
        return objects;
    }

    static List<String> list(Map<?, ?> object, String name) {
        return object.get(name) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns those that are not known. */
    static Map<String, Object> others(Map<?, ?> object, Set<String> known) {
        Map<String, Object> others = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (!known.contains(String.valueOf(name))) {
                others.put(String.valueOf(name), value);
            }
        });
        return others;
    }

    /** Copies an object with all that is in it, so that nobody can change it. */
    static Map<String, Object> copy(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(String.valueOf(name), copyValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copyValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copyValue(item)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    static void putIfText(Map<String, Object> object, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            object.put(name, text);
        }
    }

    static void putIfAny(Map<String, Object> object, String name, Map<?, ?> child) {
        if (!child.isEmpty()) {
            object.put(name, child);
        }
    }

    static void putIfAny(Map<String, Object> object, String name, List<?> items) {
        if (!items.isEmpty()) {
            object.put(name, items);
        }
    }
}
