package dev.stagedoor.sample.catalog.locations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.sample.catalog.access.JsonBody;
import dev.stagedoor.sample.catalog.processing.ProcessingProblem;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/**
 * An entity that a request brings.
 *
 * @param entity the members of its JSON
 * @param location where it would be described
 * @param fault why it can not even be looked at, or {@code null}
 */
record EntityInput(
        Map<String, @Nullable Object> entity,
        LocationSpec location,
        @Nullable ProcessingProblem fault) {

    /** Errors of the form of values have this name, as in JavaScript. */
    private static final String TYPE_ERROR = "TypeError";

    private static final String URL = "url";

    private static final Set<String> LOCATIONS =
            Set.of("backstage.io/managed-by-location", "backstage.io/managed-by-origin-location");

    static EntityInput of(JsonBody body) {
        String ref = body.text("location");
        Map<String, @Nullable Object> entity = body.object("entity").members();
        LocationSpec location = LocationInput.parse(ref);
        String fault = fault(entity);
        if (fault == null && (location == null || !location.type().equals(URL))) {
            fault = "Invalid location ref '" + ref + "', only 'url:<target>' is supported, e.g. url:https://host/path";
        }
        if (fault != null || location == null) {
            return new EntityInput(
                    Map.of(), new LocationSpec(URL, ""), new ProcessingProblem(TYPE_ERROR, String.valueOf(fault)));
        }
        return new EntityInput(described(entity), location, null);
    }

    /** Says why something can not be told from other entities. */
    private static @Nullable String fault(Map<String, @Nullable Object> entity) {
        for (String name : new String[] {"apiVersion", "kind"}) {
            if (!isText(entity.get(name))) {
                return "/" + name + " must be a text that is not empty";
            }
        }
        if (!(entity.get("metadata") instanceof Map<?, ?> metadata)) {
            return "/metadata must be object";
        }
        if (!isText(metadata.get("name"))) {
            return "/metadata/name must be a text that is not empty";
        }
        return metadata.containsKey("namespace") && !isText(metadata.get("namespace"))
                ? "/metadata/namespace must be a text that is not empty"
                : null;
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty();
    }

    /**
     * Takes the word of an entity about where it is described, unless it names files of the server: what begins there
     * may read others.
     */
    private static Map<String, @Nullable Object> described(Map<String, @Nullable Object> entity) {
        if (!(entity.get("metadata") instanceof Map<?, ?> metadata)
                || !(metadata.get("annotations") instanceof Map<?, ?> annotations)) {
            return entity;
        }
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>(annotations);
        kept.entrySet().removeIf(each -> LOCATIONS.contains(each.getKey()) && !isUrl(each.getValue()));
        Map<Object, @Nullable Object> newMetadata = new LinkedHashMap<>(metadata);
        newMetadata.put("annotations", kept);
        Map<String, @Nullable Object> described = new LinkedHashMap<>(entity);
        described.put("metadata", newMetadata);
        return described;
    }

    private static boolean isUrl(@Nullable Object ref) {
        return ref instanceof String text && text.startsWith(URL + ":");
    }
}
