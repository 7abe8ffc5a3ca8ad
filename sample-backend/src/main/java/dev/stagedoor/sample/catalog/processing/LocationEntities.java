package dev.stagedoor.sample.catalog.processing;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Locations as entities. Backstage: {@code locationSpecToLocationEntity}. */
public final class LocationEntities {

    /** The annotation of where an entity is described. */
    static final String LOCATION = "backstage.io/managed-by-location";

    /** The annotation of the first of the locations that led there. */
    static final String ORIGIN = "backstage.io/managed-by-origin-location";

    private static final String KIND = "Location";

    private LocationEntities() {}

    /**
     * Returns the name that the entity of a location has.
     *
     * @param location the location
     * @return a name that no other location has
     */
    public static String name(LocationSpec location) {
        return "generated-" + Json.sha1(location.ref());
    }

    /**
     * Returns the entity that a location becomes.
     *
     * @param location the location
     * @return the reference of the entity, in the namespace {@code default}
     */
    public static EntityRef ref(LocationSpec location) {
        return new EntityRef(KIND, EntityRef.DEFAULT_NAMESPACE, name(location));
    }

    /** Makes the entity of a location that a source brings. */
    static Map<String, Object> entity(LocationSpec location, String name) {
        return entity(location, name, location.ref(), location.ref(), "");
    }

    /** Makes the entity of a location that another entity brings. */
    static Map<String, Object> below(Map<String, ?> parent, LocationSpec location, boolean optional) {
        return entity(
                location,
                name(location),
                EntityMaps.annotation(parent, LOCATION),
                EntityMaps.annotation(parent, ORIGIN),
                optional ? "optional" : "required");
    }

    static boolean isLocation(Map<String, ?> entity) {
        return KIND.equals(entity.get("kind"));
    }

    private static Map<String, Object> entity(
            LocationSpec location, String name, String own, String origin, String presence) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", EntityRef.DEFAULT_NAMESPACE);
        metadata.put("annotations", Map.of(LOCATION, own, ORIGIN, origin));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("type", location.type());
        spec.put("target", location.target());
        if (!presence.isEmpty()) {
            spec.put("presence", presence);
        }
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("apiVersion", "backstage.io/v1alpha1");
        entity.put("kind", KIND);
        entity.put("metadata", metadata);
        entity.put("spec", spec);
        return entity;
    }
}
