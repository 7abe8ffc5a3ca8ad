package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How scheduled tasks run.
 *
 * @param threads How many tasks run at the same time in this process, in all plugins together.
 * @param pollingInterval How often each process looks for global tasks that are due, with one query for all of them.
 */
@ConfigurationProperties("stagedoor.scheduler")
public record SchedulerProperties(
        @DefaultValue("64") int threads,
        @DefaultValue("500ms") Duration pollingInterval) {

    /** Checks the values. */
    public SchedulerProperties {
        Assert.isTrue(threads > 0, () -> "stagedoor.scheduler.threads must be positive, but is " + threads);
        Assert.isTrue(
                !pollingInterval.isNegative() && !pollingInterval.isZero(),
                () -> "stagedoor.scheduler.polling-interval must be positive, but is " + pollingInterval);
    }
}
