package dev.stagedoor.sample.catalog.locations;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.access.JsonBody;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Reads a location as requests bring it. */
final class LocationInput {

    private static final Set<String> MEMBERS = Set.of("type", "target", "presence");

    private static final Set<String> PRESENCES = Set.of("required", "optional");

    /** What may be registered: nobody reaches files of the server by a request. */
    private static final String ALLOWED = "url";

    /** As long as a target may be, as the table has it. */
    private static final int LONGEST = 2000;

    private LocationInput() {}

    /**
     * Reads a location of any type.
     *
     * @throws InputException if it has another form
     */
    static LocationSpec of(JsonBody body) {
        body.requireOnly(MEMBERS);
        String presence = body.optionalText("presence");
        if (presence != null && !PRESENCES.contains(presence)) {
            throw new InputException("Malformed request: presence '" + presence + "' is neither required nor optional");
        }
        LocationSpec spec = new LocationSpec(body.text("type"), body.text("target"));
        if (spec.target().isBlank() || spec.target().length() > LONGEST) {
            throw new InputException("Malformed request: the target of a location has 1 to " + LONGEST + " characters");
        }
        return spec;
    }

    /**
     * Refuses what may not be registered.
     *
     * @throws InputException if it is of another type
     */
    static void requireAllowed(LocationSpec spec) {
        if (!spec.type().equals(ALLOWED)) {
            throw new InputException("Registered locations must be of an allowed type [\"" + ALLOWED + "\"]");
        }
    }

    /**
     * Reads a reference such as {@code url:https://example.com/catalog-info.yaml}.
     *
     * @return the location, or {@code null} if it has another form
     */
    static @Nullable LocationSpec parse(String ref) {
        int colon = ref.indexOf(':');
        if (colon < 0) {
            return null;
        }
        LocationSpec spec = new LocationSpec(
                ref.substring(0, colon).strip(), ref.substring(colon + 1).strip());
        return spec.type().isEmpty() || spec.target().isEmpty() ? null : spec;
    }
}
