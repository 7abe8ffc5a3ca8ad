package dev.stagedoor.logger.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the value of one field of an entry must be: any one of what is listed. */
record FieldMatcher(String field, List<Predicate<Object>> alternatives) {

    private static final Pattern EXPRESSION = Pattern.compile("/(.+)/([gimsuy]*)", Pattern.DOTALL);

    FieldMatcher {
        alternatives = List.copyOf(alternatives);
    }

    static FieldMatcher of(String field, Object wanted) {
        Collection<?> all = wanted instanceof Collection<?> several ? several : List.of(wanted);
        return new FieldMatcher(field, all.stream().map(FieldMatcher::equalTo).toList());
    }

    boolean matches(Object value) {
        return alternatives.stream().anyMatch(alternative -> alternative.test(value));
    }

    private static Predicate<Object> equalTo(Object wanted) {
        if (wanted instanceof Number number) {
            return value -> value instanceof Number other && other.doubleValue() == number.doubleValue();
        }
        if (wanted instanceof String text) {
            Matcher expression = EXPRESSION.matcher(text);
            return expression.matches() ? expression(text, expression.group(1), expression.group(2)) : isText(text);
        }
        return wanted::equals;
    }

    private static Predicate<Object> expression(String text, String expression, String flags) {
        try {
            Predicate<String> found = Pattern.compile(expression, flags(flags)).asPredicate();
            return value -> value instanceof String actual && found.test(actual);
        } catch (PatternSyntaxException ex) {
            return isText(text);
        }
    }

    /** A source of flat properties has texts alone, so that a text is compared with anything. */
    private static Predicate<Object> isText(String text) {
        return value -> text.equals(String.valueOf(value));
    }

    private static int flags(String letters) {
        return letters.chars()
                .map(letter -> switch (letter) {
                    case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                    case 'm' -> Pattern.MULTILINE;
                    case 's' -> Pattern.DOTALL;
                    default -> 0;
                })
                .reduce(0, (left, right) -> left | right);
    }
}
