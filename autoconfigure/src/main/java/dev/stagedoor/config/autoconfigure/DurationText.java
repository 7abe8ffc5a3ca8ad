package dev.stagedoor.config.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.ConfigException;

/** Reads a duration that is a text: ISO 8601, or a number and a unit such as {@code 30s} or {@code 1 day}. */
final class DurationText {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d+");

    private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("(-?(?:\\d+)?\\.?\\d+) *([a-z]*)");

    private DurationText() {}

    static Duration read(String key, String text, Place place) {
        String value = text.strip();
        try {
            return value.startsWith("P") ? IsoDuration.parse(value) : parse(value);
        } catch (IllegalArgumentException ex) {
            throw failed(key, value, ex.getMessage(), place);
        } catch (ArithmeticException ex) {
            throw failed(key, value, "Too long", place);
        }
    }

    private static ConfigException failed(String key, String value, @Nullable String reason, Place place) {
        return ConfigErrors.error(
                "Invalid duration '" + value + "' in config at '" + key + "', " + reason, key, "duration", place);
    }

    private static Duration parse(String value) {
        if (PLAIN_NUMBER.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The value cannot be a plain number; try adding a unit like 'ms' or 'seconds'");
        }
        Matcher matcher = AMOUNT_AND_UNIT.matcher(value.toLowerCase(Locale.ROOT));
        if (value.length() > 100 || !matcher.matches()) {
            throw invalid();
        }
        BigDecimal amount = new BigDecimal(matcher.group(1));
        Duration duration = DurationUnit.ofSeconds(amount.multiply(secondsOf(matcher.group(2))));
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Negative durations are not allowed");
        }
        return duration;
    }

    /** These are the units of JavaScript's {@code ms} library, whose year has 365.25 days. */
    private static BigDecimal secondsOf(String unit) {
        return new BigDecimal(
                switch (unit) {
                    case "years", "year", "yrs", "yr", "y" -> "31557600";
                    case "weeks", "week", "w" -> "604800";
                    case "days", "day", "d" -> "86400";
                    case "hours", "hour", "hrs", "hr", "h" -> "3600";
                    case "minutes", "minute", "mins", "min", "m" -> "60";
                    case "seconds", "second", "secs", "sec", "s" -> "1";
                    case "milliseconds", "millisecond", "msecs", "msec", "ms", "" -> "0.001";
                    default -> throw invalid();
                });
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException(
                "Not a valid duration string, try a number followed by a unit such as '1d' or '2 seconds'");
    }
}
