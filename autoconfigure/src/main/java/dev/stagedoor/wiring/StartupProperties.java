package dev.stagedoor.wiring;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the backend starts.
 *
 * @param serveEarly Whether the web server opens its port before the plugins start.
 * @param parallelism How many threads start plugins at the same time; 64 unless set, and unbounded on virtual threads.
 * @param timeout How long the start of a plugin may take before it counts as failed.
 */
@ConfigurationProperties("stagedoor.startup")
public record StartupProperties(
        @DefaultValue("true") boolean serveEarly,
        @Nullable Integer parallelism,
        @DefaultValue("5m") Duration timeout) {

    /** Refuses what cannot work. */
    public StartupProperties {
        if (parallelism != null && parallelism < 1) {
            throw new IllegalArgumentException("stagedoor.startup.parallelism must be at least 1, not " + parallelism);
        }
    }
}
