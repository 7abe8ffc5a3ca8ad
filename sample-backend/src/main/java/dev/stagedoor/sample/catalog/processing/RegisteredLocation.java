package dev.stagedoor.sample.catalog.processing;

import dev.stagedoor.sample.catalog.spi.LocationSpec;

/**
 * A location that was registered.
 *
 * @param id its id
 * @param type what kind of place
 * @param target the place
 * @param entityRef the reference of the entity that it has become
 */
public record RegisteredLocation(String id, String type, String target, String entityRef) {

    LocationSpec spec() {
        return new LocationSpec(type, target);
    }
}
