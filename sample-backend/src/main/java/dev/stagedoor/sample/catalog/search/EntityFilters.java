package dev.stagedoor.sample.catalog.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.permissions.SqlCondition;

/** Reads what entities a request means, in both forms that Backstage's clients send. */
public final class EntityFilters {

    private EntityFilters() {}

    /**
     * Reads parameters such as {@code kind=component,spec.type=service}: commas mean that all must hold, a key that is
     * repeated that one of its values does, and several parameters that one of them does.
     *
     * @param parameters the values of the parameters
     * @return the same as a predicate, see {@link #condition}, or {@code null} if they say nothing
     * @throws InputException if one has a value without a key
     */
    public static @Nullable Map<String, Object> parse(List<String> parameters) {
        List<Map<String, Object>> clauses = parameters.stream()
                .map(EntityFilters::clause)
                .filter(Objects::nonNull)
                .toList();
        return switch (clauses.size()) {
            case 0 -> null;
            case 1 -> clauses.get(0);
            default -> Map.of("$any", clauses);
        };
    }

    /**
     * Makes a condition of a predicate. Backstage: {@code FilterPredicate}.
     *
     * @param predicate the predicate as its JSON was read, or {@code null} for every entity
     * @return the condition, which uses {@code e.entity_id} alone
     * @throws InputException if it is malformed
     */
    public static SqlCondition condition(@Nullable Object predicate) {
        return predicate == null ? SqlCondition.TRUE : new PredicateReader().condition(predicate);
    }

    private static @Nullable Map<String, Object> clause(String parameter) {
        Map<String, List<String>> valuesByKey = new LinkedHashMap<>();
        for (String part : parameter.split(",")) {
            String statement = part.strip();
            if (!statement.isEmpty()) {
                int equals = statement.indexOf('=');
                String key =
                        equals < 0 ? statement : statement.substring(0, equals).strip();
                if (key.isEmpty()) {
                    throw new InputException("Invalid filter, '" + statement
                            + "' has no key; write key=value, or the key alone for whatever has a value");
                }
                List<String> values = valuesByKey.computeIfAbsent(key, name -> new ArrayList<>());
                if (equals >= 0) {
                    values.add(statement.substring(equals + 1).strip());
                }
            }
        }
        List<Map<String, Object>> parts = valuesByKey.entrySet().stream()
                .map(each -> Map.of(each.getKey(), wanted(each.getValue())))
                .toList();
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.get(0);
            default -> Map.of("$all", parts);
        };
    }

    private static Object wanted(List<String> values) {
        return switch (values.size()) {
            case 0 -> Map.of("$exists", true);
            case 1 -> values.get(0);
            default -> Map.of("$in", values);
        };
    }
}
