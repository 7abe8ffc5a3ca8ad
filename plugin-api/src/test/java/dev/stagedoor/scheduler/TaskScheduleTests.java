package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.stagedoor.errors.InputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests of {@link TaskSchedule}. */
class TaskScheduleTests {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:10Z");

    @Test
    void aScheduleIsGlobalAndBoundedByAnHourUnlessItSaysOtherwise() {
        TaskSchedule schedule = TaskSchedule.every(Duration.ofMinutes(1));
        assertThat(schedule)
                .isEqualTo(new TaskSchedule(
                        new TaskFrequency.Every(Duration.ofMinutes(1)), Duration.ofHours(1), null, TaskScope.GLOBAL));
        assertThat(schedule.scope(TaskScope.LOCAL)
                        .timeout(Duration.ofSeconds(1))
                        .initialDelay(Duration.ZERO))
                .isEqualTo(
                        new TaskSchedule(schedule.frequency(), Duration.ofSeconds(1), Duration.ZERO, TaskScope.LOCAL));
    }

    @Test
    void theFirstRunIsNowOrAfterTheInitialDelay() {
        TaskSchedule schedule = TaskSchedule.every(Duration.ofHours(1));
        assertThat(first(schedule)).isEqualTo(NOW);
        assertThat(first(schedule.initialDelay(Duration.ofSeconds(5)))).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void theFirstRunByTheClockIsAtItsTimeAfterTheInitialDelay() {
        TaskSchedule schedule = TaskSchedule.cron("* * * * *");
        assertThat(first(schedule)).isEqualTo("2026-01-01T12:01:00Z");
        assertThat(first(schedule.initialDelay(Duration.ofMinutes(1)))).isEqualTo("2026-01-01T12:02:00Z");
    }

    @Test
    void aTaskThatIsTriggeredHasNoFirstRunOfItsOwn() {
        assertThat(first(TaskSchedule.manual().initialDelay(Duration.ofSeconds(5))))
                .isNull();
    }

    @Test
    void aRunThatBeganLateDoesNotMoveTheNext() {
        TaskSchedule schedule = TaskSchedule.every(Duration.ofMinutes(10));
        assertThat(schedule.nextRun(NOW, NOW.plusSeconds(200), NOW.plusSeconds(300), ZoneOffset.UTC))
                .isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void aRunThatTookTooLongIsFollowedByTheNextAtOnce() {
        TaskSchedule schedule = TaskSchedule.every(Duration.ofMinutes(10));
        assertThat(schedule.nextRun(NOW, NOW.plusSeconds(1), NOW.plusSeconds(700), ZoneOffset.UTC))
                .isEqualTo(NOW.plusSeconds(700));
    }

    @Test
    void aRunThatMadeUpForMissedOnesIsNotFollowedByAnotherAtOnce() {
        Instant late = NOW.plus(Duration.ofHours(7));
        assertThat(TaskSchedule.every(Duration.ofMinutes(10)).nextRun(NOW, late, late.plusSeconds(5), ZoneOffset.UTC))
                .isEqualTo(late.plusSeconds(600));
        assertThat(TaskSchedule.cron("0 * * * *").nextRun(NOW, late, late.plusSeconds(5), ZoneOffset.UTC))
                .isEqualTo("2026-01-01T20:00:00Z");
    }

    @Test
    void aTimeoutIsPositive() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TaskSchedule.manual().timeout(Duration.ZERO))
                .withMessage("The timeout of a task must be positive, but is PT0S");
    }

    @Test
    void anInitialDelayIsNotNegative() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TaskSchedule.manual().initialDelay(Duration.ofSeconds(-1)))
                .withMessage("The initial delay of a task must not be negative, but is PT-1S");
    }

    @Test
    void nothingMayBeNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSchedule.manual().timeout(null))
                .withMessage("'timeout' must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSchedule.manual().scope(null))
                .withMessage("'scope' must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSchedule.cron(null))
                .withMessage("'expression' must not be null");
    }

    private static Instant first(TaskSchedule schedule) {
        return schedule.firstRun(NOW, ZoneOffset.UTC);
    }
}
