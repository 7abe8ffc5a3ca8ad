package dev.stagedoor.sample.catalog.locations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.permissions.SqlCondition;

/** Turns predicates about locations into conditions on the table {@code locations}. Texts are compared in any case. */
final class LocationPredicate {

    /** The members of a location, in lower case, and their columns. */
    private static final Map<String, String> COLUMNS =
            Map.of("id", "id", "type", "type", "target", "target", "entityref", "entity_ref");

    /** As many conditions as a predicate may have, so that it fits into a statement. */
    private static final int MOST = 1000;

    private static final int DEEPEST = 50;

    private int conditions;

    private LocationPredicate() {}

    /**
     * Reads a predicate.
     *
     * @throws InputException if it has another form, or is too large
     */
    static SqlCondition condition(Map<?, ?> predicate) {
        return new LocationPredicate().read(predicate, 0);
    }

    private SqlCondition read(@Nullable Object predicate, int depth) {
        if (!(predicate instanceof Map<?, ?> object)) {
            throw new InputException("Invalid filter predicate, expected an object");
        }
        if (depth > DEEPEST) {
            throw new InputException("Invalid filter predicate, it is deeper than " + DEEPEST + " levels");
        }
        if (object.containsKey("$all")) {
            List<SqlCondition> parts = readAll(object, "$all", depth);
            return parts.isEmpty() ? SqlCondition.FALSE : SqlCondition.allOf(parts);
        }
        if (object.containsKey("$any")) {
            return SqlCondition.anyOf(readAll(object, "$any", depth));
        }
        if (object.containsKey("$not")) {
            requireAlone(object, "$not");
            return read(object.get("$not"), depth + 1).not();
        }
        List<SqlCondition> fields = new ArrayList<>();
        object.forEach((key, value) -> fields.add(field(String.valueOf(key), value)));
        return SqlCondition.allOf(fields);
    }

    private List<SqlCondition> readAll(Map<?, ?> object, String operator, int depth) {
        requireAlone(object, operator);
        if (!(object.get(operator) instanceof List<?> items)) {
            throw new InputException("Invalid query: " + operator + " must be an array");
        }
        List<SqlCondition> parts = new ArrayList<>();
        items.forEach(each -> parts.add(read(each, depth + 1)));
        return parts;
    }

    private static void requireAlone(Map<?, ?> object, String operator) {
        if (object.size() > 1) {
            throw new InputException("Invalid query: " + operator
                    + " must be the only key in the predicate, wrap in $all to combine with other conditions");
        }
    }

    private SqlCondition field(String name, @Nullable Object value) {
        if (name.startsWith("$")) {
            throw new InputException("Invalid filter predicate, unknown logic operator '" + name + "'");
        }
        String column = COLUMNS.get(name.toLowerCase(Locale.ROOT));
        if (column == null) {
            throw new InputException("Invalid filter predicate, expected key to be 'id', 'type', 'target', or"
                    + " 'entityRef', got '" + name + "'");
        }
        if (value instanceof Map<?, ?> matcher) {
            return matches(column, matcher);
        }
        return equal(column, List.of(primitive(value)));
    }

    private SqlCondition matches(String column, Map<?, ?> matcher) {
        if (matcher.size() == 1) {
            if (matcher.get("$exists") instanceof Boolean exists) {
                return exists ? SqlCondition.TRUE : SqlCondition.FALSE;
            }
            if (matcher.get("$in") instanceof List<?> values) {
                return equal(
                        column,
                        values.stream().map(LocationPredicate::primitive).toList());
            }
            if (matcher.get("$hasPrefix") instanceof String prefix) {
                count(1);
                return SqlCondition.of("upper(" + column + ") like ? escape '!'", escaped(upper(prefix)) + "%");
            }
            if (matcher.containsKey("$contains")) {
                // No member of a location is a list.
                return SqlCondition.FALSE;
            }
        }
        throw new InputException("Invalid filter predicate, got unknown matcher object " + matcher.keySet());
    }

    private SqlCondition equal(String column, List<String> values) {
        count(values.size());
        if (values.isEmpty()) {
            return SqlCondition.FALSE;
        }
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        return SqlCondition.of(
                "upper(" + column + ") in (" + marks + ")",
                values.stream().map(LocationPredicate::upper).toArray());
    }

    private void count(int more) {
        conditions += more;
        if (conditions > MOST) {
            throw new InputException("Invalid filter predicate, it has more than " + MOST + " values");
        }
    }

    private static String primitive(@Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new InputException(
                "Invalid filter predicate, expected value to be a primitive value or a matcher object");
    }

    private static String escaped(String prefix) {
        return prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
