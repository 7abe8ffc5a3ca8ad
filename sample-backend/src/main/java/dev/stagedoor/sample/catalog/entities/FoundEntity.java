package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An entity that a query has found.
 *
 * @param sortValue the value by which it was ordered, or {@code null} if it was by its reference alone
 * @param ref its reference
 * @param json the entity as it is served
 */
record FoundEntity(@Nullable String sortValue, String ref, String json) {

    /** Its place in the order. */
    List<String> place() {
        List<String> place = new ArrayList<>();
        if (sortValue != null) {
            place.add(sortValue);
        }
        place.add(ref);
        return place;
    }
}
