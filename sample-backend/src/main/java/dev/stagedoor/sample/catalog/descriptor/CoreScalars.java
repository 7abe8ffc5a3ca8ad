package dev.stagedoor.sample.catalog.descriptor;

import java.math.BigInteger;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What plain words mean in YAML 1.2: {@code yes}, {@code 1_000}, {@code 12:30} and dates are texts. */
final class CoreScalars {

    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

    private static final String NON_SPECIFIC = "!";

    /** No number that is not infinite has more octal digits. */
    private static final int LONGEST = 342;

    private CoreScalars() {}

    /** Returns what a scalar means: a text, truth value, {@code Double} or {@code null}. */
    static @Nullable Object value(ScalarEvent scalar) {
        String text = scalar.getValue();
        String given = scalar.getTag().orElse(null);
        if (given == null) {
            return scalar.isPlain() ? plain(text) : text;
        }
        if (given.equals(NON_SPECIFIC) || given.equals(Tag.STR.getValue())) {
            return text;
        }
        // A tag that does not fit is no error to Backstage: the value is a text then.
        return RESOLVER.resolve(text, true).getValue().equals(given) ? plain(text) : text;
    }

    private static @Nullable Object plain(String text) {
        Tag tag = RESOLVER.resolve(text, true);
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return text.toLowerCase(Locale.ROOT).equals("true");
        }
        if (tag.equals(Tag.INT)) {
            return whole(text);
        }
        return tag.equals(Tag.FLOAT) ? (Object) fraction(text) : text;
    }

    private static double whole(String text) {
        if (text.startsWith("0o")) {
            return whole(text, 8);
        }
        return text.startsWith("0x") ? whole(text, 16) : Double.parseDouble(text);
    }

    private static double whole(String text, int radix) {
        String digits = text.substring(2).replaceFirst("^0+(?=.)", "");
        return digits.length() > LONGEST ? Double.POSITIVE_INFINITY : new BigInteger(digits, radix).doubleValue();
    }

    private static double fraction(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
