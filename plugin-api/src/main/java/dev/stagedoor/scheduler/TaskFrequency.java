package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

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
     * By the clock, in the time zone of the server. When the clocks are changed, what is due at an hour that is left
     * out runs late, and what is due at an hour that is repeated runs once, unless it is due at any hour.
     *
     * @param expression five or six fields; seconds come first and may be left out
     */
    record Cron(String expression) implements TaskFrequency {

        private static final int FIELDS_WITHOUT_SECONDS = 5;

        private static final int HOUR = 2;

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
            CronExpression cron = parse(expression);
            if (fields(expression)[HOUR].startsWith("*")) {
                ZonedDateTime next = cron.next(after.atZone(zone));
                return next == null ? null : next.toInstant();
            }
            return nextOnTheWall(cron, after, zone);
        }

        /** An hour that is left out when the clocks are changed comes late, and one that is repeated comes once. */
        private static @Nullable Instant nextOnTheWall(CronExpression cron, Instant after, ZoneId zone) {
            LocalDateTime next = cron.next(LocalDateTime.ofInstant(after, zone));
            while (next != null && !next.atZone(zone).toInstant().isAfter(after)) {
                next = cron.next(next);
            }
            return next == null ? null : next.atZone(zone).toInstant();
        }

        @Override
        public String cadence() {
            return expression;
        }

        private static CronExpression parse(String expression) {
            return CronExpression.parse(String.join(" ", fields(expression)));
        }

        /** The fields, seconds included. */
        private static String[] fields(String expression) {
            String[] fields = StringUtils.tokenizeToStringArray(expression, " \t");
            return fields.length == FIELDS_WITHOUT_SECONDS
                    ? Stream.concat(Stream.of("0"), Stream.of(fields)).toArray(String[]::new)
                    : fields;
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
