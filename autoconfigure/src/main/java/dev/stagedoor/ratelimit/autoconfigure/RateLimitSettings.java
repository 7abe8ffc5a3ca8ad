package dev.stagedoor.ratelimit.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;

/**
 * What {@code backend.rateLimit} says.
 *
 * @param redis the URL of the store, or {@code null} if requests are counted in memory
 * @param global the limit of all requests, or {@code null}
 * @param plugins the limits of single plugins, by plugin id
 */
record RateLimitSettings(@Nullable String redis, @Nullable Limit global, Map<String, Limit> plugins) {

    private static final String KEY = "backend.rateLimit";

    private static final String STORE = "store.type";

    /** Reads the key, empty if it is not there. */
    static Optional<RateLimitSettings> read(Config config) {
        Object value = config.getOptional(KEY).orElse(null);
        if (value == null) {
            return Optional.empty();
        }
        if ("true".equals(value.toString())) {
            return Optional.of(new RateLimitSettings(null, Limit.defaults(), Map.of()));
        }
        // Also says what is wrong with any other value.
        return Optional.of(readAll(config.getConfig(KEY)));
    }

    private static RateLimitSettings readAll(Config config) {
        boolean isGlobal = config.getOptionalBoolean("global").orElse(true);
        Map<String, Limit> plugins = new LinkedHashMap<>();
        config.getOptionalConfig("plugin")
                .ifPresent(each -> each.keys()
                        .forEach(id -> plugins.put(id, Limit.read(each.getConfig(id), KEY + ".plugin." + id))));
        return new RateLimitSettings(redis(config), isGlobal ? Limit.read(config, KEY) : null, plugins);
    }

    private static @Nullable String redis(Config config) {
        String type = config.getOptionalString(STORE).orElse("memory");
        return switch (type) {
            case "memory" -> null;
            case "redis" -> config.getString("store.connection");
            default ->
                throw config.invalid(
                        STORE,
                        "value",
                        "Invalid value of '" + KEY + "." + STORE + "': '" + type + "' is neither 'memory' nor 'redis'");
        };
    }
}
