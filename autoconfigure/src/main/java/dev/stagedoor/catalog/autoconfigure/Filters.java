package dev.stagedoor.catalog.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.EntityFilter;
import dev.stagedoor.catalog.EntityPredicate;

/** Writes filters in the forms that the catalog reads. */
final class Filters {

    private Filters() {}

    /** The parameters of a query, one for each set of conditions. */
    static Stream<String> parameters(@Nullable EntityFilter filter) {
        return filter == null ? Stream.empty() : filter.sets().stream().map(Filters::parameter);
    }

    private static String parameter(Map<String, List<String>> set) {
        List<String> parts = new ArrayList<>();
        set.forEach((field, values) -> {
            if (values.isEmpty()) {
                parts.add(field);
            }
            values.forEach(value -> parts.add(field + "=" + value));
        });
        return String.join(",", parts);
    }

    /** Joins both forms, as far as there are any. */
    static @Nullable Map<String, Object> predicate(@Nullable EntityPredicate query, @Nullable EntityFilter filter) {
        if (query == null) {
            return filter == null ? null : predicate(filter);
        }
        return filter == null ? query.toMap() : Map.of("$all", List.of(query.toMap(), predicate(filter)));
    }

    private static Map<String, Object> predicate(EntityFilter filter) {
        List<Map<String, Object>> clauses =
                filter.sets().stream().map(Filters::clause).toList();
        return clauses.size() == 1 ? clauses.get(0) : Map.of("$any", clauses);
    }

    private static Map<String, Object> clause(Map<String, List<String>> set) {
        List<Map<String, Object>> parts = set.entrySet().stream()
                .map(each -> Map.of(each.getKey(), condition(each.getValue())))
                .toList();
        return parts.size() == 1 ? parts.get(0) : Map.of("$all", parts);
    }

    private static Object condition(List<String> values) {
        if (values.isEmpty()) {
            return Map.of("$exists", true);
        }
        return values.size() == 1 ? values.get(0) : Map.of("$in", values);
    }
}
