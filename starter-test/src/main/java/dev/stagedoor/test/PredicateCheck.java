package dev.stagedoor.test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/** Tells whether predicates hold for JSON. Backstage: {@code evaluateFilterPredicate}. */
final class PredicateCheck {

    private PredicateCheck() {}

    static boolean holds(@Nullable Object predicate, @Nullable Object value) {
        if (!(predicate instanceof Map<?, ?> object)) {
            return areEqual(value, predicate);
        }
        for (String operator : List.of("$all", "$any", "$not")) {
            if (object.containsKey(operator)) {
                return combined(operator, object, value);
            }
        }
        return object.entrySet().stream().allMatch(each -> fieldHolds(String.valueOf(each.getKey()), each, value));
    }

    private static boolean combined(String operator, Map<?, ?> object, @Nullable Object value) {
        if (object.size() != 1) {
            throw new InputException("Operator " + operator
                    + " must be the only key in the predicate, wrap in $all to combine with other conditions");
        }
        Object operand = object.get(operator);
        if (operator.equals("$not")) {
            return !holds(operand, value);
        }
        List<?> operands = operand instanceof List<?> list ? list : List.of();
        return operator.equals("$all")
                ? operands.stream().allMatch(each -> holds(each, value))
                : operands.stream().anyMatch(each -> holds(each, value));
    }

    private static boolean fieldHolds(String path, Map.Entry<?, ?> condition, @Nullable Object value) {
        return !path.startsWith("$") && valueHolds(condition.getValue(), at(value, path));
    }

    private static boolean valueHolds(@Nullable Object condition, @Nullable Object value) {
        if (!(condition instanceof Map<?, ?> object)) {
            return areEqual(value, condition);
        }
        if (object.containsKey("$contains")) {
            return value instanceof List<?> items
                    && items.stream().anyMatch(item -> holds(object.get("$contains"), item));
        }
        if (object.get("$in") instanceof List<?> wanted) {
            return wanted.stream().anyMatch(each -> areEqual(value, each));
        }
        if (object.containsKey("$exists")) {
            return Objects.equals(object.get("$exists"), value != null);
        }
        return object.get("$hasPrefix") instanceof String prefix
                && value instanceof String text
                && upper(text).startsWith(upper(prefix));
    }

    private static boolean areEqual(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof String text && right instanceof String other) {
            return text.equalsIgnoreCase(other);
        }
        return left.equals(right)
                || (left instanceof Number || right instanceof Number)
                        && String.valueOf(left).equals(String.valueOf(right));
    }

    /** The value at a path, whose names may have dots themselves. */
    private static @Nullable Object at(@Nullable Object value, String path) {
        if (!(value instanceof Map<?, ?> object)) {
            return null;
        }
        Object direct = object.get(path);
        if (direct != null) {
            return direct;
        }
        for (Map.Entry<?, ?> member : object.entrySet()) {
            String name = String.valueOf(member.getKey());
            if (path.startsWith(name + ".")) {
                Object found = at(member.getValue(), path.substring(name.length() + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
