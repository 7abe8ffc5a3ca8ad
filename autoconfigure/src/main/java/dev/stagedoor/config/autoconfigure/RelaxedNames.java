package dev.stagedoor.config.autoconfigure;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds keys as Spring's relaxed binding does: {@code backend.base-url} is another spelling of
 * {@code backend.baseUrl}. An exact match goes first, so that keys that differ in case alone stay apart.
 */
final class RelaxedNames {

    private RelaxedNames() {}

    /** Returns how the candidates spell the name. */
    static @Nullable String find(String name, Collection<String> candidates) {
        if (candidates.contains(name)) {
            return name;
        }
        String uniform = uniform(name);
        return candidates.stream()
                .filter(candidate -> uniform(candidate).equals(uniform))
                .findFirst()
                .orElse(null);
    }

    private static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
