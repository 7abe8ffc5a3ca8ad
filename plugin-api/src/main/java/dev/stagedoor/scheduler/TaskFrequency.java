package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import dev.stagedoor.errors.InputException;

/** How often a task runs. Immutable. */
public sealed interface TaskFrequency {

    /**
     * Tells when a task runs next.
     *
     * @param previous when its last run was due; nothing is returned that is not after it
     * @param now the present time, before which nothing is due: what was missed is not made up for
     * @param zone the time zone of the server
     * @return the time, or {@code null} if it waits to be triggered
     */
    @Nullable
    Instant next(Instant previous, Instant now, ZoneId zone);

    /**
     * Returns the frequency as text, as it goes on the wire.
     *
     * @return a duration or period in ISO 8601, such as {@code PT30M} or {@code P1M}, a cron expression, or
     *     {@code manual}
     */
    String cadence();

    /**
     * By the clock, in the time zone of the server.
     *
     * @param expression five or six fields; seconds come first and may be left out
     */
    record Cron(String expression) implements TaskFrequency {

        private static final int FIELDS_WITHOUT_SECONDS = 5;

        /** Checks the expression. */
        public Cron {
            Assert.notNull(expression, "'expression' must not be null");
            expression = expression.strip();
            try {
                parse(expression);
            } catch (IllegalArgumentException ex) {
                throw new InputException(
                        "'" + expression + "' is not a cron expression of five or six fields: " + ex.getMessage());
            }
        }

        @Override
        public @Nullable Instant next(Instant previous, Instant now, ZoneId zone) {
            Instant after = previous.isAfter(now) ? previous : now;
            ZonedDateTime next = parse(expression).next(after.atZone(zone));
            return next == null ? null : next.toInstant();
        }

        @Override
        public String cadence() {
            return expression;
        }

        private static CronExpression parse(String expression) {
            boolean withoutSeconds =
                    StringUtils.tokenizeToStringArray(expression, " \t").length == FIELDS_WITHOUT_SECONDS;
            return CronExpression.parse(withoutSeconds ? "0 " + expression : expression);
        }
    }

    /**
     * At equal distances, from the start of one run to the start of the next.
     *
     * @param period the distance, positive
     */
    record Every(Duration period) implements TaskFrequency {

        /** Checks the distance. */
        public Every {
            Assert.notNull(period, "'period' must not be null");
            if (period.isNegative() || period.isZero()) {
                throw new InputException("The frequency of a task must be positive, but is " + period);
            }
        }

        @Override
        public Instant next(Instant previous, Instant now, ZoneId zone) {
            return later(previous.plus(period), now);
        }

        @Override
        public String cadence() {
            return period.toString();
        }
    }

    /**
     * At distances of the calendar, in the time zone of the server, from the start of one run to the start of the next.
     *
     * @param period the distance, positive
     */
    record EveryPeriod(Period period) implements TaskFrequency {

        /** Checks the distance. */
        public EveryPeriod {
            Assert.notNull(period, "'period' must not be null");
            if (period.isNegative() || period.isZero()) {
                throw new InputException("The frequency of a task must be positive, but is " + period);
            }
        }

        @Override
        public Instant next(Instant previous, Instant now, ZoneId zone) {
            return later(previous.atZone(zone).plus(period).toInstant(), now);
        }

        @Override
        public String cadence() {
            return period.toString();
        }
    }

    /** Only when it is triggered. */
    record Manual() implements TaskFrequency {

        @Override
        public @Nullable Instant next(Instant previous, Instant now, ZoneId zone) {
            return null;
        }

        @Override
        public String cadence() {
            return "manual";
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
