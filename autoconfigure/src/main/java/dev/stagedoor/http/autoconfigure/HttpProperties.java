package dev.stagedoor.http.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How much of the server a plugin may take.
 *
 * @param defaults What is allowed to plugins for which nothing else is said.
 * @param plugins What is allowed to one plugin, by plugin id.
 */
@ConfigurationProperties("stagedoor.http")
public record HttpProperties(
        @Name("default") @DefaultValue Limits defaults,
        @DefaultValue Map<String, Limits> plugins) {

    /**
     * What a plugin is allowed.
     *
     * @param maxRequests How many requests may be in the plugin at the same time; more are answered 503. Unless set,
     *     half of what the server can handle at the same time.
     * @param timeLimit How long the plugin may hold the thread of a request before it is interrupted and the request is
     *     answered 503; 0 means for ever. Unless set, five minutes.
     */
    public record Limits(
            @Nullable Integer maxRequests, @Nullable Duration timeLimit) {

        /** Refuses what cannot work. */
        public Limits {
            if (maxRequests != null && maxRequests < 1) {
                throw new IllegalArgumentException("max-requests must be at least 1, not " + maxRequests);
            }
            if (timeLimit != null && timeLimit.isNegative()) {
                throw new IllegalArgumentException("time-limit must not be negative, as " + timeLimit + " is");
            }
        }
    }
}
