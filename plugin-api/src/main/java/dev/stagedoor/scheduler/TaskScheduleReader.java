package dev.stagedoor.scheduler;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.errors.InputException;

/** Reads schedules from the configuration. */
final class TaskScheduleReader {

    private static final String FREQUENCY = "frequency";

    private static final String TIMEOUT = "timeout";

    private static final String INITIAL_DELAY = "initialDelay";

    private static final String SCOPE = "scope";

    private static final String CRON = "cron";

    private static final String TRIGGER = "trigger";

    private TaskScheduleReader() {}

    static TaskSchedule read(Config config) {
        TaskSchedule schedule = TaskSchedule.of(frequency(config)).scope(scope(config));
        schedule = with(config, TIMEOUT, config.getDuration(TIMEOUT), schedule::timeout);
        Optional<Duration> delay = config.getOptionalDuration(INITIAL_DELAY);
        return delay.isPresent() ? with(config, INITIAL_DELAY, delay.get(), schedule::initialDelay) : schedule;
    }

    private static TaskFrequency frequency(Config config) {
        Object value = config.get(FREQUENCY);
        if (value instanceof Map<?, ?> object && object.containsKey(CRON)) {
            String key = FREQUENCY + "." + CRON;
            return with(config, key, config.getString(key), TaskFrequency.Cron::new);
        }
        if (value instanceof Map<?, ?> object && object.containsKey(TRIGGER)) {
            return trigger(config);
        }
        Period period = period(value);
        return period != null
                ? with(config, FREQUENCY, period, TaskFrequency.EveryPeriod::new)
                : with(config, FREQUENCY, config.getDuration(FREQUENCY), TaskFrequency.Every::new);
    }

    private static TaskFrequency trigger(Config config) {
        String key = FREQUENCY + "." + TRIGGER;
        TaskFrequency manual = new TaskFrequency.Manual();
        String trigger = config.getString(key);
        if (!trigger.equals(manual.cadence())) {
            throw config.invalid(key, "'manual'", "'" + trigger + "' is no trigger; the only one is 'manual'");
        }
        return manual;
    }

    /** What has years or months has no length of its own; everything else is a duration. */
    private static @Nullable Period period(Object value) {
        Period period = null;
        if (value instanceof String text) {
            period = parsed(text.strip());
        } else if (value instanceof Map<?, ?> object
                && object.keySet().stream().allMatch(unit -> "years".equals(unit) || "months".equals(unit))) {
            period = parsed("P" + amount(object, "years", "Y") + amount(object, "months", "M"));
        }
        return period == null || period.toTotalMonths() == 0 ? null : period;
    }

    private static String amount(Map<?, ?> object, String unit, String letter) {
        Object amount = object.get(unit);
        return amount == null ? "" : amount + letter;
    }

    private static @Nullable Period parsed(String text) {
        try {
            return text.startsWith("P") ? Period.parse(text) : null;
        } catch (DateTimeException ex) {
            return null;
        }
    }

    private static TaskScope scope(Config config) {
        Optional<String> scope = config.getOptionalString(SCOPE);
        if (scope.isEmpty()) {
            return TaskScope.GLOBAL;
        }
        return Arrays.stream(TaskScope.values())
                .filter(each -> each.toString().equals(scope.get()))
                .findFirst()
                .orElseThrow(() -> config.invalid(
                        SCOPE,
                        Arrays.stream(TaskScope.values())
                                .map(each -> "'" + each + "'")
                                .collect(Collectors.joining(" or ")),
                        "Only \"global\" or \"local\" are allowed for TaskScheduleDefinition.scope, but got: "
                                + scope.get()));
    }

    /** What is wrong with a value of the configuration is told with its place. */
    private static <V, R> R with(Config config, String key, V value, Part<V, R> part) {
        try {
            return part.of(value);
        } catch (InputException ex) {
            ConfigException error = config.invalid(key, "schedule of a task", String.valueOf(ex.getMessage()));
            error.addSuppressed(ex);
            throw error;
        }
    }

    /** Makes something of a value, or refuses it. */
    private interface Part<V, R> {

        R of(V value);
    }
}
