package dev.stagedoor.sample.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.permissions.SqlCondition;

/** Makes a condition of one predicate, whose size is bounded, for databases do not take any number of conditions. */
final class PredicateReader {

    private static final int MOST_PARTS = 1000;

    private static final int DEEPEST = 50;

    private int parts;

    SqlCondition condition(@Nullable Object predicate) {
        return condition(predicate, 1);
    }

    /** The conditions that must all hold, one by one. */
    List<SearchFilter.Part> parts(@Nullable Object predicate) {
        List<SearchFilter.Part> found = new ArrayList<>();
        addParts(predicate, 1, found);
        return found;
    }

    private void addParts(@Nullable Object predicate, int depth, List<SearchFilter.Part> found) {
        if (!(predicate instanceof Map<?, ?> object)
                || depth > DEEPEST
                || object.size() > 1 && object.keySet().stream().anyMatch(PredicateReader::isOperator)
                || object.containsKey("$any")
                || object.containsKey("$not")) {
            found.add(new SearchFilter.Part(condition(predicate, depth), null));
        } else if (object.containsKey("$all")) {
            list("$all", object.get("$all")).forEach(each -> addParts(each, depth + 1, found));
        } else {
            count(1);
            object.forEach((field, wanted) -> found.add(part(field, wanted)));
        }
    }

    private SearchFilter.Part part(Object field, @Nullable Object wanted) {
        SqlCondition condition = isOperator(field)
                ? condition(Map.of(field, wanted == null ? "" : wanted), 1)
                : field(String.valueOf(field), wanted);
        List<String> values = isPrimitive(wanted)
                ? List.of(JavaScriptText.of(wanted))
                : wanted instanceof Map<?, ?> object
                                && !(object.get("$exists") instanceof Boolean) // which comes first
                                && object.get("$in") instanceof List<?> in
                        ? in.stream().map(JavaScriptText::of).toList()
                        : List.of();
        return new SearchFilter.Part(condition, SearchConditions.term(String.valueOf(field), values));
    }

    private SqlCondition condition(@Nullable Object predicate, int depth) {
        if (!(predicate instanceof Map<?, ?> object)) {
            throw new InputException("Invalid query: '" + predicate
                    + "' is no object; name the field, such as {\"kind\": \"" + predicate + "\"}");
        }
        count(1);
        if (depth > DEEPEST) {
            throw new InputException("Invalid query: it is nested deeper than " + DEEPEST + " levels");
        }
        for (Map.Entry<?, ?> member : object.entrySet()) {
            if (isOperator(member.getKey())) {
                if (object.size() > 1) {
                    throw new InputException("Invalid query: '" + member.getKey()
                            + "' must be alone in its object; wrap what belongs together in $all");
                }
                return combined(String.valueOf(member.getKey()), member.getValue(), depth);
            }
        }
        List<SqlCondition> conditions = new ArrayList<>();
        object.forEach((field, wanted) -> conditions.add(field(String.valueOf(field), wanted)));
        return SqlCondition.allOf(conditions);
    }

    private SqlCondition combined(String operator, @Nullable Object operand, int depth) {
        return switch (operator) {
            case "$not" -> SearchConditions.not(condition(operand, depth + 1));
            case "$all" -> SqlCondition.allOf(conditions(operator, operand, depth));
            case "$any" -> SqlCondition.anyOf(conditions(operator, operand, depth));
            default ->
                throw new InputException(
                        "Invalid query: '" + operator + "' is none of $all, $any and $not, and no field begins with $");
        };
    }

    private List<SqlCondition> conditions(String operator, @Nullable Object operand, int depth) {
        return list(operator, operand).stream()
                .map(each -> condition(each, depth + 1))
                .toList();
    }

    private SqlCondition field(String field, @Nullable Object wanted) {
        count(1);
        if (isPrimitive(wanted)) {
            return SearchConditions.in(field, List.of(JavaScriptText.of(wanted)));
        }
        if (wanted instanceof Map<?, ?> object) {
            if (object.get("$exists") instanceof Boolean exists) {
                SqlCondition condition = SearchConditions.exists(field);
                return exists ? condition : SearchConditions.not(condition);
            }
            if (object.containsKey("$in")) {
                return SearchConditions.in(field, texts("$in", object.get("$in")));
            }
            if (object.get("$hasPrefix") instanceof String prefix) {
                return SearchConditions.hasPrefix(field, prefix);
            }
            if (object.containsKey("$contains")) {
                return contains(field, object.get("$contains"));
            }
        }
        throw new InputException(
                "Invalid query: '" + field + "' must have a text, a number, a truth value, or an object"
                        + " with $exists, $in, $hasPrefix or $contains; it has " + wanted);
    }

    private SqlCondition contains(String field, @Nullable Object item) {
        if (isPrimitive(item)) {
            return SearchConditions.in(field, List.of(JavaScriptText.of(item)));
        }
        if (item instanceof Map<?, ?> relation && SearchRows.lower(field).equals("relations")) {
            return relation(relation);
        }
        throw new InputException("Invalid query: $contains of '" + field
                + "' must be a text, a number or a truth value; objects are for relations alone");
    }

    /** An item of {@code relations}, by its type and perhaps its target. */
    private SqlCondition relation(Map<?, ?> relation) {
        String type = null;
        Object target = null;
        for (Map.Entry<?, ?> member : relation.entrySet()) {
            String name = SearchRows.lower(String.valueOf(member.getKey()));
            if (name.equals("type") && type == null && member.getValue() instanceof String text && !text.isEmpty()) {
                type = text;
            } else if (name.equals("targetref") && target == null && member.getValue() != null) {
                target = member.getValue();
            } else {
                throw new InputException("Invalid query: '" + member.getKey()
                        + "' in $contains of relations; there can be one 'type', a text, and one 'targetRef'");
            }
        }
        if (type == null) {
            throw new InputException("Invalid query: $contains of relations needs a 'type', a text");
        }
        String key = "relations." + type;
        return target == null ? SearchConditions.exists(key) : SearchConditions.in(key, targets(target));
    }

    private List<String> targets(Object target) {
        if (target instanceof String text) {
            return List.of(text);
        }
        if (target instanceof Map<?, ?> object
                && object.size() == 1
                && object.get("$in") instanceof List<?> refs
                && !refs.isEmpty()
                && refs.stream().allMatch(String.class::isInstance)) {
            return texts("$in", refs);
        }
        throw new InputException("Invalid query: 'targetRef' in $contains of relations must be a text, or an object"
                + " whose $in has at least one; it is " + target);
    }

    private List<String> texts(String operator, @Nullable Object operand) {
        List<String> texts = new ArrayList<>();
        for (Object each : list(operator, operand)) {
            if (!isPrimitive(each)) {
                throw new InputException(
                        "Invalid query: " + operator + " must list texts, numbers and truth values; it has " + each);
            }
            texts.add(JavaScriptText.of(each));
        }
        count(texts.size());
        return texts;
    }

    private static List<?> list(String operator, @Nullable Object operand) {
        if (operand instanceof List<?> list) {
            return list;
        }
        throw new InputException("Invalid query: " + operator + " must have a list; it has " + operand);
    }

    private void count(int more) {
        parts += more;
        if (parts > MOST_PARTS) {
            throw new InputException("Invalid query: it has more than " + MOST_PARTS + " conditions and values");
        }
    }

    private static boolean isOperator(@Nullable Object name) {
        return name instanceof String text && text.startsWith("$");
    }

    private static boolean isPrimitive(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
