package dev.stagedoor.scheduler.autoconfigure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.scheduler.ScheduledTask;
import dev.stagedoor.scheduler.TaskFrequency;
import dev.stagedoor.scheduler.TaskSchedule;

/**
 * Reads the schedule that an annotation asks for.
 *
 * @param placeholders resolves placeholders
 * @param config gives the configuration, if it is needed
 */
record AnnotatedSchedule(UnaryOperator<String> placeholders, Supplier<RootConfigService> config) {

    /**
     * Reads an annotation.
     *
     * @return the schedule, or {@code null} if the task is switched off
     * @throws RuntimeException if something is wrong in it; the message says what
     */
    @Nullable
    TaskSchedule read(ScheduledTask task) {
        String key = text(task.config());
        if (key != null) {
            Optional<Config> configured = config.get().getOptionalConfig(key);
            if (configured.isPresent()) {
                TaskSchedule schedule = TaskSchedule.from(configured.get());
                return configured.get().has("scope") ? schedule : schedule.scope(task.scope());
            }
        }
        String cron = text(task.cron());
        String every = text(task.every());
        long ways = Stream.of(cron != null, every != null, task.manual())
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw new IllegalArgumentException(
                    key == null || ways > 1
                            ? "needs just one of 'cron', 'every' and 'manual', and has " + (ways == 0 ? "none" : ways)
                            : "has no schedule: the configuration has no '" + key
                                    + "', and none of 'cron', 'every' and 'manual' is given");
        }
        return ScheduledTask.OFF.equals(cron) || ScheduledTask.OFF.equals(every) ? null : read(task, cron, every);
    }

    private TaskSchedule read(ScheduledTask task, @Nullable String cron, @Nullable String every) {
        TaskSchedule schedule = TaskSchedule.of(frequency(cron, every)).scope(task.scope());
        String timeout = text(task.timeout());
        if (timeout != null) {
            schedule = schedule.timeout(duration("timeout", timeout));
        }
        String delay = text(task.initialDelay());
        return delay == null ? schedule : schedule.initialDelay(duration("initialDelay", delay));
    }

    private static TaskFrequency frequency(@Nullable String cron, @Nullable String every) {
        if (cron != null) {
            return new TaskFrequency.Cron(cron);
        }
        if (every == null) {
            return new TaskFrequency.Manual();
        }
        Period period = period(every);
        return period == null
                ? new TaskFrequency.Every(duration("every", every))
                : new TaskFrequency.EveryPeriod(period);
    }

    private @Nullable String text(String member) {
        String resolved = placeholders.apply(member);
        return StringUtils.hasText(resolved) ? resolved.strip() : null;
    }

    /** What has years or months has no length of its own; everything else is a duration. */
    private static @Nullable Period period(String text) {
        try {
            Period period = Period.parse(text);
            return period.toTotalMonths() == 0 ? null : period;
        } catch (DateTimeException ex) {
            return null;
        }
    }

    private static Duration duration(String member, String text) {
        try {
            if (!StringUtils.hasText(text.replaceAll("[-+0-9]", ""))) {
                throw new IllegalArgumentException("it has no unit");
            }
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException | ArithmeticException ex) {
            throw new IllegalArgumentException(
                    "has '" + text + "' as '" + member + "', which is no duration such as '30s' or 'PT30S'", ex);
        }
    }
}
