package dev.stagedoor.ratelimit.autoconfigure;

import org.springframework.util.ClassUtils;

import dev.stagedoor.config.ConfigException;

/** What the application adds to have rate limits. */
enum Library {
    BUCKET4J("com.bucket4j:bucket4j_jdk17-core", "io.github.bucket4j.Bucket"),
    BUCKET4J_LETTUCE("com.bucket4j:bucket4j_jdk17-lettuce", "io.github.bucket4j.redis.lettuce.Bucket4jLettuce"),
    CAFFEINE("com.github.ben-manes.caffeine:caffeine", "com.github.benmanes.caffeine.cache.Caffeine"),
    LETTUCE("io.lettuce:lettuce-core", "io.lettuce.core.RedisClient");

    private final String artifact;

    private final String className;

    Library(String artifact, String className) {
        this.artifact = artifact;
        this.className = className;
    }

    void require() {
        if (!ClassUtils.isPresent(className, null)) {
            throw new ConfigException("'backend.rateLimit' needs a library that is not there: add the dependency "
                    + artifact + " to the application");
        }
    }
}
