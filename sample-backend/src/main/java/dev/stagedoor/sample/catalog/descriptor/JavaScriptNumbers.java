package dev.stagedoor.sample.catalog.descriptor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

import org.jspecify.annotations.Nullable;

/** Numbers as a program in JavaScript has them, so that what Backstage serves is served here. */
public final class JavaScriptNumbers {

    /** Up to here each whole number can be told from the next. */
    private static final double EXACT = 1L << 53;

    /** From here on they are written with an exponent. */
    private static final double EXPONENT = 1e21;

    /** With so many digits every number is told from all others. */
    private static final int MOST_DIGITS = 17;

    private JavaScriptNumbers() {}

    /**
     * Returns a number as JSON has it.
     *
     * @param number the number
     * @return a {@code Long}, {@code BigInteger} or {@code Double}, or {@code null} for what is no number
     */
    public static @Nullable Number of(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return null;
        }
        if (number != Math.rint(number) || Math.abs(number) >= EXPONENT) {
            return number;
        }
        if (Math.abs(number) <= EXACT) {
            return (long) number;
        }
        BigInteger whole = digits(number).toBigInteger();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    /**
     * Writes a number as {@code String(number)} does in JavaScript: as few digits as tell it from all others, which
     * {@code Double.toString} does not do before JDK 19.
     *
     * @param number the number
     * @return the text
     */
    public static String text(double number) {
        Number value = of(number);
        if (value == null) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }
        if (!(value instanceof Double)) {
            return value.toString();
        }
        BigDecimal digits = digits(number).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent > -7 && exponent < 21) {
            return digits.toPlainString();
        }
        BigDecimal mantissa = digits.movePointLeft(exponent);
        return mantissa.toPlainString() + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    /** Returns the shortest digits that mean the number. */
    private static BigDecimal digits(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS));
    }
}
