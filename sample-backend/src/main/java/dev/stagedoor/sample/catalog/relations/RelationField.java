package dev.stagedoor.sample.catalog.relations;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.Entity;

/**
 * A field of {@code spec} that names other entities.
 *
 * @param field the name of the field
 * @param defaultKind the kind of what is named without one; {@code null} if each names its own
 * @param outgoing the relation to what is named
 * @param incoming the relation back
 */
record RelationField(String field, @Nullable String defaultKind, String outgoing, String incoming) {

    /** Returns what the field of an entity names: a text, or a list of texts. */
    List<String> refs(Entity entity) {
        Object value = entity.spec().get(field);
        if (value instanceof String ref) {
            return List.of(ref);
        }
        return value instanceof List<?> refs
                ? refs.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
