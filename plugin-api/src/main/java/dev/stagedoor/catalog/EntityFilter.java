package dev.stagedoor.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.stagedoor.errors.InputException;

/**
 * Which entities are meant: sets of conditions, of which one must hold wholly. Fields are named by their path, such as
 * {@code spec.type}, {@code metadata.tags.java} or {@code relations.ownedBy}; upper and lower case are the same.
 * Immutable. Backstage: {@code EntityFilterQuery}.
 */
public final class EntityFilter {

    private final List<Map<String, List<String>>> sets;

    private EntityFilter(List<Map<String, List<String>>> sets) {
        this.sets = List.copyOf(sets);
    }

    /**
     * Means entities whose field has one of some values.
     *
     * @param field the path of the field
     * @param values the values, at least one
     * @return the filter
     * @throws InputException if a value has a comma, which a filter can not tell from the end of the value
     */
    public static EntityFilter where(String field, String... values) {
        return new EntityFilter(List.of(Map.of())).and(field, values);
    }

    /**
     * Means entities that have a field. Backstage: {@code CATALOG_FILTER_EXISTS}.
     *
     * @param field the path of the field
     * @return the filter
     */
    public static EntityFilter whereExists(String field) {
        return new EntityFilter(List.of(Map.of())).andExists(field);
    }

    /**
     * Means those of these whose field has one of some values.
     *
     * @param field the path of a field that this filter does not have yet
     * @param values the values, at least one
     * @return the narrower filter
     * @throws InputException if a value has a comma, which a filter can not tell from the end of the value
     */
    public EntityFilter and(String field, String... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A filter by '" + field + "' needs a value");
        }
        for (String value : values) {
            if (value.indexOf(',') >= 0) {
                throw new InputException("The value '" + value + "' of '" + field
                        + "' has a comma, which no filter can express; use an EntityPredicate");
            }
        }
        return and(field, List.of(values));
    }

    /**
     * Means those of these that have a field.
     *
     * @param field the path of a field that this filter does not have yet
     * @return the narrower filter
     */
    public EntityFilter andExists(String field) {
        return and(field, List.of());
    }

    private EntityFilter and(String field, List<String> values) {
        if (field.isBlank() || field.indexOf(',') >= 0 || field.indexOf('=') >= 0) {
            throw new IllegalArgumentException("'" + field + "' is not the path of a field");
        }
        List<Map<String, List<String>>> narrower = new ArrayList<>();
        for (Map<String, List<String>> set : sets) {
            Map<String, List<String>> more = new LinkedHashMap<>(set);
            if (more.put(field, values) != null) {
                throw new IllegalArgumentException(
                        "The filter has a condition on '" + field + "' already; give it several values instead");
            }
            narrower.add(Collections.unmodifiableMap(more));
        }
        return new EntityFilter(narrower);
    }

    /**
     * Means these and others.
     *
     * @param others what else is meant
     * @return the wider filter
     */
    public EntityFilter or(EntityFilter others) {
        return new EntityFilter(
                Stream.concat(sets.stream(), others.sets.stream()).toList());
    }

    /**
     * Returns the sets of conditions, of which one must hold wholly.
     *
     * @return in each set, for each field, the values of which it has one, or an empty list if it must merely exist
     */
    public List<Map<String, List<String>>> sets() {
        return sets;
    }

    @Override
    public String toString() {
        return sets.toString();
    }
}
