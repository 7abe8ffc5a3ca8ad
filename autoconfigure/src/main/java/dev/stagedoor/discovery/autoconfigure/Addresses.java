package dev.stagedoor.discovery.autoconfigure;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Where plugins are, at one time.
 *
 * @param internal as other plugins see them
 * @param external as browsers see them
 */
record Addresses(Side internal, Side external) {

    private static final String WILDCARD = "*";

    /**
     * One of the two sides from which plugins are seen.
     *
     * @param known makes the address of a plugin from its id, by id
     * @param others does so for plugins without an endpoint
     */
    record Side(Map<String, UnaryOperator<String>> known, UnaryOperator<String> others) {

        Side {
            known = Map.copyOf(known);
        }

        String of(String pluginId) {
            UnaryOperator<String> own = known.get(pluginId);
            return (own == null ? fallback(known.get(WILDCARD)) : own).apply(pluginId);
        }

        private UnaryOperator<String> fallback(@Nullable UnaryOperator<String> wildcard) {
            return wildcard == null ? others : wildcard;
        }
    }
}
