package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Period;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import dev.stagedoor.errors.InputException;

/**
 * When, where and for how long at most a task runs. Immutable. Backstage:
 * {@code SchedulerServiceTaskScheduleDefinition}.
 *
 * @param frequency how often
 * @param timeout after what time a run is cancelled; positive, an hour by default
 * @param initialDelay how long to wait before the first run; {@code null} means not at all, or until the first time of
 *     a cron expression
 * @param scope where; global by default
 */
public record TaskSchedule(
        TaskFrequency frequency, Duration timeout, @Nullable Duration initialDelay, TaskScope scope) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

    /** Checks the values. */
    public TaskSchedule {
        positive(timeout, "timeout");
        if (initialDelay != null && initialDelay.isNegative()) {
            throw new InputException("The initial delay of a task must not be negative, but is " + initialDelay);
        }
    }

    private static void positive(Duration duration, String what) {
        if (duration.isNegative() || duration.isZero()) {
            throw new InputException("The " + what + " of a task must be positive, but is " + duration);
        }
    }

    /**
     * A task that runs at equal distances, for the first time at once.
     *
     * @param period from the start of one run to the start of the next; positive
     * @return the schedule
     */
    public static TaskSchedule every(Duration period) {
        positive(period, "frequency");
        return of(new TaskFrequency.Every(period));
    }

    /**
     * A task that runs at distances of the calendar, for the first time at once.
     *
     * @param period from the start of one run to the start of the next; positive
     * @return the schedule
     */
    public static TaskSchedule every(Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new InputException("The frequency of a task must be positive, but is " + period);
        }
        return of(new TaskFrequency.EveryPeriod(period));
    }

    /**
     * A task that runs by the clock of the server.
     *
     * @param expression five or six fields; seconds come first and may be left out
     * @return the schedule
     */
    public static TaskSchedule cron(String expression) {
        String fields = StringUtils.countOccurrencesOf(expression.strip().replaceAll("\\s+", " "), " ") == 4
                ? "0 " + expression.strip()
                : expression.strip();
        if (!CronExpression.isValidExpression(fields)) {
            throw new InputException("'" + expression + "' is not a cron expression of five or six fields");
        }
        return of(new TaskFrequency.Cron(expression.strip()));
    }

    /**
     * A task that runs only when it is triggered.
     *
     * @return the schedule
     */
    public static TaskSchedule manual() {
        return of(new TaskFrequency.Manual());
    }

    private static TaskSchedule of(TaskFrequency frequency) {
        return new TaskSchedule(frequency, DEFAULT_TIMEOUT, null, TaskScope.GLOBAL);
    }

    /**
     * Bounds each run.
     *
     * @param limit after what time a run is cancelled and its thread interrupted; positive
     * @return the changed schedule
     */
    public TaskSchedule timeout(Duration limit) {
        return new TaskSchedule(frequency, limit, initialDelay, scope);
    }

    /**
     * Delays the first run.
     *
     * @param delay how long to wait before the first run
     * @return the changed schedule
     */
    public TaskSchedule initialDelay(Duration delay) {
        Assert.notNull(delay, "'delay' must not be null");
        return new TaskSchedule(frequency, timeout, delay, scope);
    }

    /**
     * Chooses where the task runs.
     *
     * @param where once in the cluster, or in each process
     * @return the changed schedule
     */
    public TaskSchedule scope(TaskScope where) {
        return new TaskSchedule(frequency, timeout, initialDelay, where);
    }
}
