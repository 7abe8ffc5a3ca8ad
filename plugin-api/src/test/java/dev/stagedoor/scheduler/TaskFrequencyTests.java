package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.InputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link TaskFrequency}. */
class TaskFrequencyTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void equalDistancesKeepTheirPhase() {
        assertThat(new TaskFrequency.Every(Duration.ofMinutes(10)).next(NOON, NOON.plusSeconds(3), BERLIN))
                .isEqualTo("2026-01-01T12:10:00Z");
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        Instant late = NOON.plus(Duration.ofMinutes(35));
        assertThat(new TaskFrequency.Every(Duration.ofMinutes(10)).next(NOON, late, BERLIN))
                .isEqualTo(late);
        assertThat(new TaskFrequency.EveryPeriod(Period.ofDays(1)).next(NOON, NOON.plus(Duration.ofDays(3)), BERLIN))
                .isEqualTo(NOON.plus(Duration.ofDays(3)));
    }

    @Test
    void aPeriodGoesByTheCalendarOfTheZone() {
        Instant beforeTheClocksChange = Instant.parse("2026-03-28T02:00:00Z");
        assertThat(new TaskFrequency.EveryPeriod(Period.ofDays(1))
                        .next(beforeTheClocksChange, beforeTheClocksChange, BERLIN))
                .isEqualTo("2026-03-29T01:00:00Z");
        assertThat(new TaskFrequency.EveryPeriod(Period.ofMonths(1)).next(NOON, NOON, BERLIN))
                .isEqualTo("2026-02-01T12:00:00Z");
    }

    @Test
    void aCronExpressionMayLeaveOutTheSeconds() {
        assertThat(next("15 14 * * *", NOON)).isEqualTo("2026-01-01T13:15:00Z");
        assertThat(next("30 15 14 * * *", NOON)).isEqualTo("2026-01-01T13:15:30Z");
        assertThat(next("*/20 * * * * *", NOON)).isEqualTo("2026-01-01T12:00:20Z");
    }

    @Test
    void aTimeByTheClockIsNeverReturnedTwice() {
        TaskFrequency hourly = new TaskFrequency.Cron("0 * * * *");
        Instant due = Instant.parse("2026-01-01T13:00:00Z");
        assertThat(hourly.next(due, due.minusMillis(5), BERLIN)).isEqualTo("2026-01-01T14:00:00Z");
    }

    @Test
    void aFixedHourComesOnceADayWhenTheClocksAreChanged() {
        assertThat(times("30 2 * * *", "2026-03-27T12:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
        assertThat(times("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(next("30 2 * * *", Instant.parse("2026-10-25T01:10:00Z"))).isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void everyHourComesWhenTheClocksAreChanged() {
        assertThat(times("15 * * * *", "2026-03-29T00:00:00Z", 3))
                .containsExactly("2026-03-29T00:15:00Z", "2026-03-29T01:15:00Z", "2026-03-29T02:15:00Z");
        assertThat(times("15 * * * *", "2026-10-25T00:00:00Z", 3))
                .containsExactly("2026-10-25T00:15:00Z", "2026-10-25T01:15:00Z", "2026-10-25T02:15:00Z");
    }

    @Test
    void aCronExpressionMayNeverComeTrue() {
        assertThat(new TaskFrequency.Cron("0 0 31 2 *").next(NOON, NOON, BERLIN))
                .isNull();
    }

    @Test
    void aTaskThatIsTriggeredHasNoNextTime() {
        assertThat(new TaskFrequency.Manual().next(NOON, NOON, BERLIN)).isNull();
    }

    @Test
    void theCadenceIsWhatGoesOnTheWire() {
        assertThat(new TaskFrequency.Every(Duration.ofMinutes(30)).cadence()).isEqualTo("PT30M");
        assertThat(new TaskFrequency.EveryPeriod(Period.ofMonths(1)).cadence()).isEqualTo("P1M");
        assertThat(new TaskFrequency.Cron(" 0 3 * * * ").cadence()).isEqualTo("0 3 * * *");
        assertThat(new TaskFrequency.Manual().cadence()).isEqualTo("manual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "* * * *", "0 0 0 0 0 0 0", "61 * * * *", "0 25 * * *"})
    void whatIsNoCronExpressionIsRefused(String expression) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> TaskSchedule.cron(expression))
                .withMessageStartingWith("'" + expression + "' is not a cron expression of five or six fields");
    }

    @Test
    void aDistanceIsPositive() {
        for (Duration distance : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> TaskSchedule.every(distance))
                    .withMessage("The frequency of a task must be positive, but is " + distance);
        }
        for (Period distance : List.of(Period.ZERO, Period.ofDays(-1))) {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> TaskSchedule.every(distance))
                    .withMessage("The frequency of a task must be positive, but is " + distance);
        }
    }

    private static Instant next(String cron, Instant now) {
        return new TaskFrequency.Cron(cron).next(now, now, BERLIN);
    }

    private static List<String> times(String cron, String from, int count) {
        List<String> times = new ArrayList<>();
        Instant time = Instant.parse(from);
        for (int i = 0; i < count; i++) {
            time = next(cron, time);
            times.add(time.toString());
        }
        return times;
    }
}
