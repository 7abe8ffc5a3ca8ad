package dev.stagedoor.scheduler.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How scheduled tasks run.
 *
 * @param threads How many local tasks run at the same time, in all plugins together.
 */
@ConfigurationProperties("stagedoor.scheduler")
public record SchedulerProperties(@DefaultValue("64") int threads) {

    /** Checks the values. */
    public SchedulerProperties {
        Assert.isTrue(threads > 0, () -> "stagedoor.scheduler.threads must be positive, but is " + threads);
    }
}
