package dev.stagedoor.wiring;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How a plugin is tried again that failed without failing the backend.
 *
 * @param enabled Whether it is tried again at all.
 * @param modules Whether a plugin that runs without one of its modules is restarted to try the module again.
 * @param delay How long after the first failure it is tried again; chance changes each delay by up to a fifth.
 * @param multiplier By how much the delay grows from one failure to the next.
 * @param maxDelay How long the delay may become.
 */
@ConfigurationProperties("stagedoor.startup.retry")
public record RetryProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean modules,
        @DefaultValue("1s") Duration delay,
        @DefaultValue("2") double multiplier,
        @DefaultValue("1m") Duration maxDelay) {

    private static final int PART_BY_CHANCE = 5;

    /** Refuses what cannot work. */
    public RetryProperties {
        if (delay.toMillis() < 1) {
            throw new IllegalArgumentException("stagedoor.startup.retry.delay must be at least 1ms, not " + delay);
        }
        if (multiplier < 1) {
            throw new IllegalArgumentException(
                    "stagedoor.startup.retry.multiplier must be at least 1, not " + multiplier);
        }
        if (maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("stagedoor.startup.retry.max-delay, which is " + maxDelay
                    + ", must not be below stagedoor.startup.retry.delay, which is " + delay);
        }
    }

    /** The delays. Many plugins that failed at the same time for the same reason are not tried at the same time. */
    BackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(delay.toMillis(), multiplier);
        backOff.setMaxInterval(maxDelay.toMillis());
        backOff.setJitter(delay.toMillis() / PART_BY_CHANCE);
        return backOff;
    }
}
