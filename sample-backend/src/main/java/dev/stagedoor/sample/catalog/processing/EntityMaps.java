package dev.stagedoor.sample.catalog.processing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Reads and changes entities that are kept as they were written. */
final class EntityMaps {

    private EntityMaps() {}

    /** Returns the reference of an entity that has a kind and a name. */
    static String ref(Map<String, ? extends @Nullable Object> entity) {
        Map<?, ?> metadata = child(entity, "metadata");
        Object namespace = metadata.get("namespace");
        return new EntityRef(
                        String.valueOf(entity.get("kind")),
                        namespace instanceof String text && !text.isEmpty() ? text : EntityRef.DEFAULT_NAMESPACE,
                        String.valueOf(metadata.get("name")))
                .toString();
    }

    /** Returns where an entity is described, or the first of the locations that led there. */
    static LocationSpec location(Map<String, ? extends @Nullable Object> entity, String annotation) {
        String ref = annotation(entity, annotation);
        int colon = ref.indexOf(':');
        if (colon <= 0 || colon == ref.length() - 1) {
            throw new InputException("The annotation " + annotation + " of entity '" + ref(entity) + "' is '" + ref
                    + "', which is not on the form <type>:<target>");
        }
        return new LocationSpec(ref.substring(0, colon), ref.substring(colon + 1));
    }

    static String annotation(Map<String, ? extends @Nullable Object> entity, String name) {
        if (child(child(entity, "metadata"), "annotations").get(name) instanceof String text) {
            return text;
        }
        throw new InputException("Entity '" + ref(entity) + "' does not have the annotation " + name);
    }

    /** Returns an entity with further annotations, which replace those that it has. */
    static Map<String, Object> annotated(Map<String, ? extends @Nullable Object> entity, Map<String, String> more) {
        Map<String, Object> metadata = copy(child(entity, "metadata"));
        Map<String, Object> annotations = copy(child(metadata, "annotations"));
        annotations.putAll(more);
        metadata.put("annotations", annotations);
        Map<String, Object> annotated = copy(entity);
        annotated.put("metadata", metadata);
        return annotated;
    }

    /** Returns what was written with the changes that lead from one object to another; all else stays. */
    static Map<String, Object> changed(Map<String, ?> written, Map<String, ?> before, Map<String, ?> after) {
        Map<String, Object> changed = copy(written);
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(changed::remove);
        after.forEach((name, value) -> {
            Object old = before.get(name);
            if (before.containsKey(name) && Objects.equals(old, value)) {
                return;
            }
            changed.put(
                    name,
                    old instanceof Map<?, ?> from
                                    && value instanceof Map<?, ?> to
                                    && changed.get(name) instanceof Map<?, ?> child
                            ? changed(copy(child), copy(from), copy(to))
                            : value);
        });
        return changed;
    }

    static Map<?, ?> child(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> child ? child : Map.of();
    }

    static Map<String, Object> copy(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
