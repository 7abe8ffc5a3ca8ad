package dev.stagedoor.config.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Puts variables into texts: <code>${NAME}</code>, <code>${NAME:-default}</code>, and <code>$${NAME}</code> for one
 * that stays as it is.
 */
final class Substitution {

    private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^{}]*)}");

    private static final String DEFAULT = ":-";

    private final Variables variables;

    Substitution(Variables variables) {
        this.variables = variables;
    }

    /** Returns the text, or {@code null} if it refers to a variable that is not set and has no default. */
    @Nullable
    String apply(String text) {
        Matcher references = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (references.find()) {
            String reference = references.group();
            String value = reference.startsWith("$$") ? reference.substring(1) : value(references.group(1));
            if (value == null) {
                return null;
            }
            references.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return references.appendTail(result).toString();
    }

    private @Nullable String value(String inner) {
        int separator = inner.indexOf(DEFAULT);
        if (separator < 0) {
            return variables.get(inner.strip());
        }
        String value = variables.get(inner.substring(0, separator).strip());
        if (value != null && !value.isEmpty()) {
            return value;
        }
        String otherwise = inner.substring(separator + DEFAULT.length()).strip();
        return otherwise.isEmpty() ? null : otherwise;
    }
}
