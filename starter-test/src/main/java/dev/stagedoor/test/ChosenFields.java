package dev.stagedoor.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.Entity;

/** Keeps those fields of entities that were asked for. */
final class ChosenFields {

    private final Map<String, Object> kept = new LinkedHashMap<>();

    private ChosenFields() {}

    static Entity of(Entity entity, List<String> fields) {
        if (fields.isEmpty()) {
            return entity;
        }
        ChosenFields chosen = new ChosenFields();
        Map<String, Object> object = entity.toMap();
        fields.forEach(field -> keep(field, object, chosen.kept));
        return Entity.of(chosen.kept);
    }

    /** The names of a path may have dots themselves, so that the shortest that there is comes first. */
    private static void keep(String path, Map<?, ?> from, Map<String, Object> to) {
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            String name = path.substring(0, dot);
            if (from.get(name) instanceof Map<?, ?> child) {
                Object former = to.get(name);
                Map<String, Object> copy = new LinkedHashMap<>(former instanceof Map<?, ?> map ? text(map) : Map.of());
                keep(path.substring(dot + 1), child, copy);
                to.put(name, copy);
                return;
            }
        }
        Object value = from.get(path);
        if (value != null) {
            to.put(path, value);
        }
    }

    private static Map<String, @Nullable Object> text(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
