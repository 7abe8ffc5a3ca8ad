package dev.stagedoor.sample.catalog.descriptor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** What the catalog adds to each entity that it reads. */
public final class EntityDefaults {

    private static final String LOCATION = "backstage.io/managed-by-location";

    private static final String ORIGIN = "backstage.io/managed-by-origin-location";

    private static final String VIEW = "backstage.io/view-url";

    private EntityDefaults() {}

    /**
     * Adds the default namespace, and annotations that say where an entity comes from. All else stays as it was
     * written, and so does an entity whose metadata or annotations are no objects.
     *
     * @param entity the members of its JSON
     * @param location where it is described
     * @param origin the first of the locations that led there
     * @return the members with what is added, which can not be changed
     */
    public static Map<String, @Nullable Object> apply(
            Map<String, ? extends @Nullable Object> entity, LocationSpec location, LocationSpec origin) {
        Map<String, @Nullable Object> completed = new LinkedHashMap<>(entity);
        if (entity.get("metadata") instanceof Map<?, ?> given) {
            Map<Object, @Nullable Object> metadata = new LinkedHashMap<>(given);
            if (!metadata.containsKey("namespace")) {
                metadata.put("namespace", EntityRef.DEFAULT_NAMESPACE);
            }
            if (!metadata.containsKey("annotations") || metadata.get("annotations") instanceof Map) {
                metadata.put("annotations", annotations(metadata.get("annotations"), location, origin));
            }
            completed.put("metadata", Collections.unmodifiableMap(metadata));
        }
        return Collections.unmodifiableMap(completed);
    }

    private static Map<Object, @Nullable Object> annotations(
            @Nullable Object given, LocationSpec location, LocationSpec origin) {
        Map<Object, @Nullable Object> annotations = new LinkedHashMap<>();
        if (location.type().equals(UrlLocations.TYPE)) {
            annotations.put(VIEW, location.target());
        }
        if (given instanceof Map<?, ?> own) {
            annotations.putAll(own);
        }
        annotations.put(LOCATION, location.ref());
        annotations.put(ORIGIN, origin.ref());
        return Collections.unmodifiableMap(annotations);
    }
}
