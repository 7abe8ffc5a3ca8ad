package dev.stagedoor.config.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The three notations of durations. */
class DurationTests {

    private static final String UNITS =
            "'years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'";

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "1 day, PT24H",
        "2 Weeks, PT336H",
        "1y, PT8766H",
        "1.5h, PT1H30M",
        ".5 min, PT30S",
        "250ms, PT0.25S",
        "1.5, PT0.0015S",
        "' 5 secs ', PT5S",
        "0s, PT0S",
    })
    @Case({"CFG-12", "CFG-13"})
    void textsOfNumberAndUnit(String text, Duration expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, PT1M",
        "P2DT6H, PT54H",
        "P1Y, PT8760H",
        "P1M, PT720H",
        "P1W, PT168H",
        "PT1.5S, PT1.5S",
        "'PT0,25S', PT0.25S",
        "PT0.5H, PT30M",
        "PT0S, PT0S",
        "P1DT-1H, PT23H",
    })
    @Case({"CFG-12", "CFG-13"})
    void isoTexts(String text, Duration expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource
    @Case({"CFG-12", "CFG-13"})
    void objects(Map<String, ?> object, Duration expected) {
        assertThat(read(object)).isEqualTo(expected);
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                arguments(Map.of("minutes", 5), Duration.ofMinutes(5)),
                arguments(Map.of("hours", 1, "seconds", "30"), Duration.ofSeconds(3630)),
                arguments(Map.of("hours", 0.5), Duration.ofMinutes(30)),
                arguments(Map.of("years", 1), Duration.ofDays(365)),
                arguments(Map.of("months", 1), Duration.ofDays(30)),
                arguments(Map.of("weeks", 1, "days", 1), Duration.ofDays(8)),
                arguments(Map.of("milliseconds", 1.5), Duration.ofNanos(1_500_000)));
    }

    @ParameterizedTest
    @MethodSource
    @Case("CFG-14")
    void errors(Object value, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(value))
                .withMessage(message);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(
                        "30",
                        invalid(
                                "30",
                                "The value cannot be a plain number; try adding a unit like 'ms' or " + "'seconds'")),
                arguments("-5s", invalid("-5s", "Negative durations are not allowed")),
                arguments("P", invalid("P", "Invalid ISO format, no values given")),
                arguments("PT", invalid("PT", "Invalid ISO format, no values given")),
                arguments(
                        "P1X",
                        invalid(
                                "P1X",
                                "Invalid ISO format, expected a value similar to 'P2DT6H' (2 days 6 "
                                        + "hours) or 'PT1M' (1 minute)")),
                arguments("P99999999999999999999Y", invalid("P99999999999999999999Y", "Too long")),
                arguments("", "Invalid type in config for key 'a.x' in 'ctx', got empty-string, wanted string"),
                arguments(
                        5,
                        "Failed to read duration from config, Invalid type in config for key 'a.x' in 'ctx', got "
                                + "number, wanted object"),
                arguments(
                        Map.of("hours", "one"),
                        "Failed to read duration from config, Unable to convert config value for key 'a.x.hours' in "
                                + "'ctx' to a number"),
                arguments(
                        Map.of("hours", true),
                        "Failed to read duration from config, Invalid type in config for key 'a.x.hours' in 'ctx', "
                                + "got boolean, wanted number"),
                arguments(Map.of(), "Failed to read duration from config at 'a.x', Needs one or more of " + UNITS),
                arguments(
                        Map.of("hours", 1, "hour", 1),
                        "Failed to read duration from config at 'a.x', Unknown property 'hour'; expected one or more "
                                + "of " + UNITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1 fortnight", "s", "1s 2s", "-P1D"})
    @Case("CFG-14")
    void textsThatAreNoDuration(String text) {
        errors(
                text,
                invalid(
                        text,
                        "Not a valid duration string, try a number followed by a unit such as '1d' or '2 "
                                + "seconds'"));
    }

    @Test
    void aMissingDurationIsNamed() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RootConfigServices.of("ctx", Map.of()).getDuration("a.x"))
                .withMessage("Missing required config value at 'a.x' in 'ctx'");
    }

    private static String invalid(String text, String reason) {
        return "Invalid duration '" + text + "' in config at 'a.x', " + reason;
    }

    private static Duration read(Object value) {
        return RootConfigServices.of("ctx", Map.of("a", Map.of("x", value)))
                .getConfig("a")
                .getDuration("x");
    }
}
