package dev.stagedoor.sample.catalog.processing;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An entity that a source or another entity brings.
 *
 * @param ref its reference
 * @param entity the entity
 * @param key its location key, or {@code null}
 * @param hash a hash of the entity
 */
record Child(String ref, Map<String, ?> entity, @Nullable String key, String hash) {

    private static final int LONGEST_KEY = 2000;

    static Child of(Map<String, ?> entity, @Nullable String key) {
        return new Child(EntityMaps.ref(entity), entity, bounded(key), Json.hash(entity));
    }

    boolean isLocation() {
        return LocationEntities.isLocation(entity);
    }

    private static @Nullable String bounded(@Nullable String key) {
        return key == null || key.length() <= LONGEST_KEY ? key : "sha1:" + Json.sha1(key);
    }
}
