package dev.stagedoor.config.autoconfigure;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** Numbers as texts and back. */
final class Numbers {

    private Numbers() {}

    /** Returns the smallest of {@code Integer}, {@code Long} and {@code Double} that fits, or null if none does. */
    static @Nullable Number parse(String text) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(text.strip());
        } catch (NumberFormatException ex) {
            return null;
        }
        double approximate = exact.doubleValue();
        if (Double.isInfinite(approximate)) {
            return null;
        }
        long whole = exact.longValue();
        if (Math.abs(approximate) > Long.MAX_VALUE || exact.compareTo(BigDecimal.valueOf(whole)) != 0) {
            return approximate;
        }
        return whole == (int) whole ? (Number) (int) whole : (Number) whole;
    }

    /** Returns a number that is one. */
    static @Nullable Number finite(Number number) {
        return Double.isFinite(number.doubleValue()) ? number : null;
    }

    /** Writes a number without a fraction of zeros. */
    static String format(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : number.toString();
    }
}
