package dev.stagedoor.database.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;

/**
 * What {@code knexConfig} says that has a meaning here.
 *
 * @param maxConnections how many connections a plugin has at most, {@code null} if nothing is said
 * @param acquireTimeout how long a plugin waits for one, {@code null} if nothing is said
 * @param ignored the keys that mean something to knex alone
 */
record KnexSettings(
        @Nullable Integer maxConnections, @Nullable Duration acquireTimeout, List<String> ignored) {

    static final KnexSettings NONE = new KnexSettings(null, null, List.of());

    private static final String KEY = "knexConfig";

    private static final String POOL = "pool";

    private static final String MAX = "max";

    private static final String TIMEOUT = "acquireConnectionTimeout";

    static KnexSettings read(Config config, String key) {
        Integer max = config.getOptionalNumber(KEY + "." + POOL + "." + MAX)
                .map(Number::intValue)
                .orElse(null);
        if (max != null && max < 1) {
            throw config.invalid(
                    KEY + "." + POOL + "." + MAX,
                    "value",
                    "Invalid value of '" + key + "." + KEY + ".pool.max': it is at least 1, and not " + max);
        }
        Duration timeout = config.getOptionalNumber(KEY + "." + TIMEOUT)
                .map(millis -> Duration.ofMillis(millis.longValue()))
                .orElse(null);
        List<String> ignored = new ArrayList<>();
        if (config.getOptional(KEY).orElse(null) instanceof Map<?, ?> knex) {
            collect(knex, key + "." + KEY, List.of(POOL, TIMEOUT), ignored);
            if (knex.get(POOL) instanceof Map<?, ?> pool) {
                collect(pool, key + "." + KEY + "." + POOL, List.of(MAX), ignored);
            }
        }
        return new KnexSettings(max, timeout, List.copyOf(ignored));
    }

    /** What is said for one plugin, and otherwise for all. */
    KnexSettings over(KnexSettings base) {
        return new KnexSettings(
                maxConnections == null ? base.maxConnections : maxConnections,
                acquireTimeout == null ? base.acquireTimeout : acquireTimeout,
                ignored);
    }

    private static void collect(Map<?, ?> values, String key, List<String> known, List<String> ignored) {
        values.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .forEach(name -> ignored.add(key + "." + name));
    }
}
