package dev.stagedoor.sample.catalog.descriptor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** What entities of kind {@code Location} point to. */
public final class LocationTargets {

    private static final String OPTIONAL = "optional";

    private LocationTargets() {}

    /**
     * Returns the targets of a valid entity of kind {@code Location}. Those that are relative begin at the file in
     * which they stand, if that is of the same type.
     *
     * @param entity the members of its JSON
     * @param location where it is described
     * @return where to read on; the locations may exist or not
     */
    public static List<Target> of(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {
        if (!(entity.get("spec") instanceof Map<?, ?> spec)) {
            return List.of();
        }
        String type = spec.get("type") instanceof String given ? given : location.type();
        boolean optional = OPTIONAL.equals(spec.get("presence"));
        List<Object> targets = new ArrayList<>();
        if (spec.get("target") instanceof String target) {
            targets.add(target);
        }
        if (spec.get("targets") instanceof List<?> more) {
            targets.addAll(more);
        }
        return targets.stream()
                .map(target ->
                        new Target(new LocationSpec(type, absolute(String.valueOf(target), type, location)), optional))
                .distinct()
                .toList();
    }

    private static String absolute(String target, String type, LocationSpec location) {
        if (!type.equals(location.type())) {
            return target;
        }
        try {
            return switch (type) {
                case FileLocations.TYPE ->
                    Path.of(location.target())
                            .resolveSibling(target)
                            .normalize()
                            .toString();
                case UrlLocations.TYPE ->
                    Urls.resolve(Urls.parse(location.target()), target).toString();
                default -> target;
            };
        } catch (InvalidPathException | InputException ex) {
            // Whoever reads it says so.
            return target;
        }
    }

    /**
     * A location to read.
     *
     * @param location the location
     * @param optional whether it may be missing
     */
    public record Target(LocationSpec location, boolean optional) {}
}
