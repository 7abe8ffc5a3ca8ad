package dev.stagedoor.config.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The units of durations in objects and in ISO 8601. A month has 30 days, a year 365. */
enum DurationUnit {
    YEARS("31536000"),
    MONTHS("2592000"),
    WEEKS("604800"),
    DAYS("86400"),
    HOURS("3600"),
    MINUTES("60"),
    SECONDS("1"),
    MILLISECONDS("0.001");

    private final BigDecimal seconds;

    DurationUnit(String seconds) {
        this.seconds = new BigDecimal(seconds);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns that many of this unit. */
    Duration times(BigDecimal amount) {
        return ofSeconds(amount.multiply(seconds));
    }

    static Duration ofSeconds(BigDecimal seconds) {
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
    }

    /** Lists the keys for a message. */
    static String listed() {
        return Arrays.stream(values()).map(unit -> "'" + unit.key() + "'").collect(Collectors.joining(", "));
    }
}
