package dev.stagedoor.ratelimit.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;

/** The store that the configuration names, and the libraries that it needs. */
final class Stores implements AutoCloseable {

    private static final String KEY = "backend.rateLimit.store";

    private final @Nullable RedisStore redis;

    private Stores(@Nullable RedisStore redis) {
        this.redis = redis;
    }

    static Stores memory() {
        Library.BUCKET4J.require();
        Library.CAFFEINE.require();
        return new Stores(null);
    }

    static Stores read(Config config) {
        String type = config.getOptionalString("store.type").orElse("memory");
        return switch (type) {
            case "memory" -> memory();
            case "redis" -> redis(config.getString("store.connection"));
            default ->
                throw new ConfigException(
                        "Invalid value of '" + KEY + ".type': '" + type + "' is neither 'memory' nor 'redis'");
        };
    }

    private static Stores redis(String connection) {
        Library.BUCKET4J.require();
        Library.BUCKET4J_LETTUCE.require();
        Library.LETTUCE.require();
        try {
            return new Stores(new RedisStore(connection));
        } catch (IllegalArgumentException ex) {
            // The value may hold a password.
            throw new ConfigException("Invalid value of '" + KEY + ".connection': it is no URL of Redis");
        }
    }

    Buckets of(String prefix, Limit limit) {
        return redis == null ? new MemoryBuckets(limit) : redis.buckets(prefix, limit);
    }

    @Override
    public void close() {
        if (redis != null) {
            redis.close();
        }
    }
}
