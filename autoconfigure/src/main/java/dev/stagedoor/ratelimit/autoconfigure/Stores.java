package dev.stagedoor.ratelimit.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.ConfigException;

/** Where requests are counted, once the libraries that this takes are there. */
final class Stores implements AutoCloseable {

    private static final String CONNECTION = "backend.rateLimit.store.connection";

    private final @Nullable RedisStore redis;

    private Stores(@Nullable RedisStore redis) {
        this.redis = redis;
    }

    /** Those in Redis, or in memory if there is no URL of it. */
    static Stores of(@Nullable String connection) {
        Library.BUCKET4J.require();
        if (connection == null) {
            Library.CAFFEINE.require();
            return new Stores(null);
        }
        Library.BUCKET4J_LETTUCE.require();
        Library.LETTUCE.require();
        try {
            return new Stores(new RedisStore(connection));
        } catch (IllegalArgumentException ex) {
            // The value may hold a password.
            throw new ConfigException("Invalid value of '" + CONNECTION + "': it is no URL of Redis");
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
