package dev.stagedoor.sample.catalog.entities;

import java.util.Locale;
import java.util.Set;

import dev.stagedoor.sample.catalog.search.SearchRows;

/**
 * By which field entities are ordered.
 *
 * @param field the path of the field, as it was written
 * @param ascending whether small comes first
 */
record EntityOrdering(String field, boolean ascending) {

    private static final Set<String> ALWAYS_THERE =
            Set.of("apiversion", "kind", "metadata.name", "metadata.namespace", "metadata.uid");

    String key() {
        return field.toLowerCase(Locale.ROOT);
    }

    String direction() {
        return ascending ? "asc" : "desc";
    }

    /** Whether each entity has a value for it. */
    boolean isAlwaysThere() {
        return ALWAYS_THERE.contains(key());
    }

    /** Whether an entity may have a value for it at all. */
    boolean isPossible() {
        return SearchRows.isSearchable(key());
    }
}
