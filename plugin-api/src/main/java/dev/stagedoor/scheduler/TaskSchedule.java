package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.config.Config;
import dev.stagedoor.errors.InputException;

/**
 * When, where and for how long at most a task runs. Immutable. Backstage:
 * {@code SchedulerServiceTaskScheduleDefinition}.
 *
 * @param frequency how often
 * @param timeout after what time a run is cancelled; positive, an hour by default
 * @param initialDelay how long to wait before the first run; {@code null} means not at all. By the clock, the first
 *     run is at the first time after it; it means nothing for tasks that wait to be triggered
 * @param scope where; global by default
 */
public record TaskSchedule(
        TaskFrequency frequency, Duration timeout, @Nullable Duration initialDelay, TaskScope scope) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

    /** Checks the values. */
    public TaskSchedule {
        Assert.notNull(frequency, "'frequency' must not be null");
        Assert.notNull(timeout, "'timeout' must not be null");
        Assert.notNull(scope, "'scope' must not be null");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new InputException("The timeout of a task must be positive, but is " + timeout);
        }
        if (initialDelay != null && initialDelay.isNegative()) {
            throw new InputException("The initial delay of a task must not be negative, but is " + initialDelay);
        }
    }

    /**
     * A task that runs at equal distances, for the first time at once.
     *
     * @param period from the start of one run to the start of the next; positive
     * @return the schedule
     * @throws InputException if the distance is not positive
     */
    public static TaskSchedule every(Duration period) {
        return of(new TaskFrequency.Every(period));
    }

    /**
     * A task that runs at distances of the calendar, for the first time at once.
     *
     * @param period from the start of one run to the start of the next; positive
     * @return the schedule
     * @throws InputException if the distance is not positive
     */
    public static TaskSchedule every(Period period) {
        return of(new TaskFrequency.EveryPeriod(period));
    }

    /**
     * A task that runs by the clock of the server.
     *
     * @param expression five or six fields; seconds come first and may be left out
     * @return the schedule
     * @throws InputException if it is no such expression
     */
    public static TaskSchedule cron(String expression) {
        return of(new TaskFrequency.Cron(expression));
    }

    /**
     * A task that runs only when it is triggered.
     *
     * @return the schedule
     */
    public static TaskSchedule manual() {
        return of(new TaskFrequency.Manual());
    }

    /**
     * A task that runs as often as said.
     *
     * @param frequency how often
     * @return the schedule
     */
    public static TaskSchedule of(TaskFrequency frequency) {
        return new TaskSchedule(frequency, DEFAULT_TIMEOUT, null, TaskScope.GLOBAL);
    }

    /**
     * Reads a schedule from the configuration. {@code frequency} is an object with {@code cron}, an object with
     * {@code trigger: manual}, or a duration; one in years or months, such as {@code P1M}, goes by the calendar.
     * {@code timeout} is a duration and required, {@code initialDelay} a duration, {@code scope} {@code global} or
     * {@code local}. Backstage: {@code readSchedulerServiceTaskScheduleDefinitionFromConfig}.
     *
     * @param config the object that has these keys
     * @return the schedule
     * @throws dev.stagedoor.config.ConfigException if a value is missing or unusable
     */
    public static TaskSchedule from(Config config) {
        return TaskScheduleReader.read(config);
    }

    /**
     * Bounds each run.
     *
     * @param limit after what time a run is cancelled and its thread interrupted; positive
     * @return the changed schedule
     * @throws InputException if the limit is not positive
     */
    public TaskSchedule timeout(Duration limit) {
        return new TaskSchedule(frequency, limit, initialDelay, scope);
    }

    /**
     * Delays the first run.
     *
     * @param delay how long to wait before the first run; not negative
     * @return the changed schedule
     * @throws InputException if the delay is negative
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

    /**
     * Tells when a task that is scheduled now runs for the first time.
     *
     * @param now the present time
     * @param zone the time zone of the server
     * @return the time, or {@code null} if it waits to be triggered
     */
    public @Nullable Instant firstRun(Instant now, ZoneId zone) {
        Instant earliest = initialDelay == null ? now : now.plus(initialDelay);
        if (frequency instanceof TaskFrequency.Manual) {
            return null;
        }
        return frequency instanceof TaskFrequency.Cron cron ? cron.next(earliest, now, zone) : earliest;
    }

    /**
     * Tells when a task runs again after a run. Distances keep their phase, unless the run began late by a whole
     * distance or more: they count from its beginning then.
     *
     * @param due when the run was due
     * @param startedAt when it began
     * @param now the present time, before which nothing is due: what was missed is not made up for
     * @param zone the time zone of the server
     * @return the time, or {@code null} if it waits to be triggered
     */
    public @Nullable Instant nextRun(Instant due, Instant startedAt, Instant now, ZoneId zone) {
        boolean late = startedAt.equals(frequency.next(due, startedAt, zone));
        return frequency.next(late ? startedAt : due, now, zone);
    }
}
