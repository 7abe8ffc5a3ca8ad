package dev.stagedoor.config.autoconfigure;

import java.math.BigInteger;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** What plain words mean in YAML 1.2: {@code yes}, {@code 1_000}, {@code 12:30} and dates are texts. */
final class YamlCoreSchema extends Resolver {

    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");

    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");

    private static final Pattern FRACTION = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private static final String DIGITS = "-+.0123456789";

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
        addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
        addImplicitResolver(Tag.BOOL, TRUTH, "tTfF");
        addImplicitResolver(Tag.INT, WHOLE, DIGITS);
        addImplicitResolver(Tag.FLOAT, FRACTION, DIGITS);
    }

    /** Returns what a scalar means: a text, number, truth value or {@code null}. */
    static @Nullable Object value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return text.startsWith("t") || text.startsWith("T");
        }
        if (tag.equals(Tag.INT) && WHOLE.matcher(text).matches()) {
            return Numbers.parse(whole(text).toString());
        }
        if (tag.equals(Tag.FLOAT) && FRACTION.matcher(text).matches()) {
            return fraction(text);
        }
        return text;
    }

    private static BigInteger whole(String text) {
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8);
        }
        return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    }

    private static @Nullable Object fraction(String text) {
        char last = Character.toLowerCase(text.charAt(text.length() - 1));
        if (last == 'n') {
            return Double.NaN;
        }
        if (last == 'f') {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        Number number = Numbers.parse(text);
        return number == null ? Double.valueOf(text) : number;
    }
}
