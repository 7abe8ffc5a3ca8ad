package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Reads a location at once, to see what is there. Thread-safe. */
@Component
public class DescriptorReader {

    private final DescriptorProcessor processor;

    DescriptorReader(DescriptorProcessor processor) {
        this.processor = processor;
    }

    /**
     * Reads the entities of a location, not of those to which these lead.
     *
     * @param location the location
     * @param origin the first of the locations that led there
     * @param optional whether it may be missing
     * @return the entities, which need not be valid
     * @throws InputException if it can not be read, or is of a type that is not known here
     * @throws dev.stagedoor.errors.NotFoundException if it is not there
     * @throws dev.stagedoor.errors.NotAllowedException if it may not be read
     */
    public List<Found> read(LocationSpec location, LocationSpec origin, boolean optional) {
        Collected collected = new Collected();
        if (!processor.readLocation(location, origin, optional, collected)) {
            throw new InputException("Locations of type " + location.type() + " can not be read");
        }
        return List.copyOf(collected.found);
    }

    /**
     * An entity that was found.
     *
     * @param entity the members of its JSON, as they were written
     * @param location where it is described
     */
    public record Found(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {}

    private static final class Collected implements ProcessorOutput {

        private final List<Found> found = new ArrayList<>();

        @Override
        public void entity(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {
            found.add(new Found(entity, location));
        }

        @Override
        public void location(LocationSpec location, boolean optional) {
            // It is not followed.
        }

        @Override
        public void relation(EntityRef source, String type, EntityRef target) {
            // Reading brings none.
        }

        @Override
        public void error(LocationSpec location, String message) {
            throw new InputException(message);
        }

        @Override
        public void refreshKey(String key) {
            // Nothing is kept.
        }
    }
}
