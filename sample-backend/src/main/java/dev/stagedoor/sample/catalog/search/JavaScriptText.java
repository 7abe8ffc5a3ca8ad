package dev.stagedoor.sample.catalog.search;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/** Writes values as JavaScript's {@code String(value)} does, which is how Backstage's catalog searches them. */
final class JavaScriptText {

    /** From here on JavaScript writes an exponent. */
    private static final int MOST_DIGITS = 21;

    /** Below this exponent JavaScript writes one. */
    private static final int LEAST_EXPONENT = -6;

    private JavaScriptText() {}

    static String of(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            return of(((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal || value instanceof BigInteger || value instanceof Long) {
            return of(((Number) value).doubleValue());
        }
        return String.valueOf(value);
    }

    private static String of(double number) {
        if (number == 0) {
            return "0";
        }
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
        return (number < 0 ? "-" : "") + positive(decimal.unscaledValue().toString(), decimal);
    }

    private static String positive(String digits, BigDecimal decimal) {
        int beforePoint = digits.length() - decimal.scale();
        if (beforePoint > MOST_DIGITS || beforePoint <= LEAST_EXPONENT) {
            return withExponent(digits, beforePoint - 1);
        }
        if (beforePoint >= digits.length()) {
            return digits + "0".repeat(beforePoint - digits.length());
        }
        return beforePoint > 0
                ? digits.substring(0, beforePoint) + "." + digits.substring(beforePoint)
                : "0." + "0".repeat(-beforePoint) + digits;
    }

    private static String withExponent(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
