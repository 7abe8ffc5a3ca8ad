package dev.stagedoor.sample.catalog.search;

import org.jspecify.annotations.Nullable;

/**
 * A value of an entity by its path.
 *
 * @param key the path in lower case
 * @param value the value in lower case, or {@code null} if there is one that can not be searched
 * @param original the value as it was written, or {@code null}
 */
public record SearchRow(
        String key, @Nullable String value, @Nullable String original) {

    /**
     * What makes it another row: how the value was written does not.
     *
     * @param key the path in lower case
     * @param value the value in lower case, or {@code null}
     */
    record Identity(String key, @Nullable String value) {}

    Identity identity() {
        return new Identity(key, value);
    }
}
