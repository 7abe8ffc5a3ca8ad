package dev.stagedoor.config.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in ISO 8601, those with years, months and weeks included, which Java's own parser does not read. */
final class IsoDuration {

    private static final String AMOUNT = "(-?\\d{1,20}(?:[.,]\\d{1,20})?)";

    /** The groups are in the order of {@link DurationUnit}. */
    private static final Pattern FORMAT =
            Pattern.compile("P(?:A Y)?(?:A M)?(?:A W)?(?:A D)?(?:T(?:A H)?(?:A M)?(?:A S)?)?"
                    .replace(" ", "")
                    .replace("A", AMOUNT));

    private IsoDuration() {}

    static Duration parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Invalid ISO format, expected a value similar to 'P2DT6H' (2 days 6 hours) or 'PT1M' (1 minute)");
        }
        Duration sum = Duration.ZERO;
        boolean found = false;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String amount = matcher.group(group);
            if (amount != null) {
                sum = sum.plus(DurationUnit.values()[group - 1].times(new BigDecimal(amount.replace(',', '.'))));
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("Invalid ISO format, no values given");
        }
        return sum;
    }
}
