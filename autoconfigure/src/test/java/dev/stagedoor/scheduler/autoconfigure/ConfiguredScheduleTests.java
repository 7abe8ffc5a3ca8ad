package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Period;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.autoconfigure.RootConfigServices;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Schedules that the configuration has. */
class ConfiguredScheduleTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @Test
    @Case("SCH-21")
    void aScheduleHasBackstagesKeys() {
        assertThat(read(Map.of(
                        "frequency",
                        Map.of("cron", "0 3 * * *"),
                        "timeout",
                        "PT3M",
                        "initialDelay",
                        Map.of("seconds", 15),
                        "scope",
                        "local")))
                .isEqualTo(TaskSchedule.cron("0 3 * * *")
                        .timeout(TIMEOUT)
                        .initialDelay(Duration.ofSeconds(15))
                        .scope(TaskScope.LOCAL));
        assertThat(read(Map.of("frequency", Map.of("trigger", "manual"), "timeout", Map.of("minutes", 3))))
                .isEqualTo(TaskSchedule.manual().timeout(TIMEOUT));
    }

    @Test
    @Case("SCH-21")
    void aFrequencyMayBeAnyFormOfADuration() {
        TaskSchedule daily = TaskSchedule.every(Duration.ofDays(1)).timeout(TIMEOUT);
        assertThat(frequency("1 day")).isEqualTo(daily);
        assertThat(frequency("P1D")).isEqualTo(daily);
        assertThat(frequency(Map.of("hours", 20, "minutes", 240))).isEqualTo(daily);
        assertThat(frequency("P1DT1H"))
                .isEqualTo(TaskSchedule.every(Duration.ofHours(25)).timeout(TIMEOUT));
    }

    @Test
    @Case("SCH-21")
    void yearsAndMonthsGoByTheCalendar() {
        TaskSchedule schedule = TaskSchedule.every(Period.of(1, 2, 0)).timeout(TIMEOUT);
        assertThat(frequency("P1Y2M")).isEqualTo(schedule);
        assertThat(frequency(Map.of("years", 1, "months", 2))).isEqualTo(schedule);
        assertThat(frequency("P1M3D"))
                .isEqualTo(TaskSchedule.every(Period.of(0, 1, 3)).timeout(TIMEOUT));
    }

    @Test
    @Case("SCH-23")
    void anUnknownScopeIsToldInBackstagesWords() {
        refused(
                Map.of("frequency", "1h", "timeout", "3m", "scope", "cluster"),
                "Only \"global\" or \"local\" are allowed for TaskScheduleDefinition.scope, but got: cluster",
                "todo.purge.scope");
    }

    @Test
    @Case("SCH-23")
    void whatIsMissingIsTold() {
        refused(Map.of("frequency", "1h"), "Missing required config value", "todo.purge.timeout");
        refused(Map.of("timeout", "1h"), "Missing required config value", "todo.purge.frequency");
    }

    @Test
    @Case("SCH-23")
    void whatIsUnusableIsToldWithItsKey() {
        refused(
                Map.of("frequency", Map.of("cron", "now and then"), "timeout", "3m"),
                "'now and then' is not a cron expression of five or six fields",
                "todo.purge.frequency.cron");
        refused(
                Map.of("frequency", Map.of("trigger", "automatic"), "timeout", "3m"),
                "'automatic' is no trigger; the only one is 'manual'",
                "todo.purge.frequency.trigger");
        refused(
                Map.of("frequency", "0s", "timeout", "3m"),
                "The frequency of a task must be positive, but is PT0S",
                "todo.purge.frequency");
        refused(
                Map.of("frequency", "1h", "timeout", "0s"),
                "The timeout of a task must be positive, but is PT0S",
                "todo.purge.timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "30", "PT"})
    @Case("SCH-23")
    void whatIsNoDurationIsTold(String text) {
        refused(Map.of("frequency", text, "timeout", "3m"), "Invalid duration '" + text + "'", "todo.purge.frequency");
    }

    private static TaskSchedule frequency(Object frequency) {
        return read(Map.of("frequency", frequency, "timeout", "3m"));
    }

    private static TaskSchedule read(Map<String, ?> schedule) {
        return TaskSchedule.from(RootConfigServices.of("test", Map.of("todo", Map.of("purge", schedule)))
                .getConfig("todo.purge"));
    }

    private static void refused(Map<String, ?> schedule, String message, String key) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(schedule))
                .withMessageContaining(message)
                .satisfies(error -> assertThat(error.getProblems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.key()).isEqualTo(key)));
    }
}
