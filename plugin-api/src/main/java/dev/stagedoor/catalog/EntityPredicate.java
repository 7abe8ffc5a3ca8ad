package dev.stagedoor.catalog;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which entities or locations are meant, with all of logic. Immutable. Backstage: {@code FilterPredicate}.
 */
public final class EntityPredicate {

    private final Map<String, Object> object;

    private EntityPredicate(Map<String, ?> object) {
        this.object = Members.copy(object);
    }

    /**
     * Reads a predicate from the members of its JSON.
     *
     * @param object the members, such as {@code {"kind": "component"}}
     * @return the predicate
     */
    public static EntityPredicate of(Map<String, ?> object) {
        return new EntityPredicate(object);
    }

    /**
     * Holds where all of some hold.
     *
     * @param predicates the predicates
     * @return the predicate
     */
    public static EntityPredicate all(EntityPredicate... predicates) {
        return of(Map.of("$all", maps(predicates)));
    }

    /**
     * Holds where one of some holds.
     *
     * @param predicates the predicates
     * @return the predicate
     */
    public static EntityPredicate any(EntityPredicate... predicates) {
        return of(Map.of("$any", maps(predicates)));
    }

    /**
     * Holds where another does not.
     *
     * @param predicate the other
     * @return the predicate
     */
    public static EntityPredicate not(EntityPredicate predicate) {
        return of(Map.of("$not", predicate.object));
    }

    /**
     * Holds where a field has a value.
     *
     * @param field the path of the field
     * @param value a text, a number or a truth value
     * @return the predicate
     */
    public static EntityPredicate where(String field, Object value) {
        return of(Map.of(field, value));
    }

    /**
     * Holds where a field has one of some values.
     *
     * @param field the path of the field
     * @param values texts, numbers or truth values
     * @return the predicate
     */
    public static EntityPredicate whereIn(String field, Object... values) {
        return of(Map.of(field, Map.of("$in", List.of(values))));
    }

    /**
     * Holds where there is a field.
     *
     * @param field the path of the field
     * @return the predicate
     */
    public static EntityPredicate whereExists(String field) {
        return of(Map.of(field, Map.of("$exists", true)));
    }

    /**
     * Holds where a field begins with a text.
     *
     * @param field the path of the field
     * @param prefix the text
     * @return the predicate
     */
    public static EntityPredicate whereHasPrefix(String field, String prefix) {
        return of(Map.of(field, Map.of("$hasPrefix", prefix)));
    }

    /**
     * Holds where a list has an item.
     *
     * @param field the path of the list
     * @param value a text, a number or a truth value
     * @return the predicate
     */
    public static EntityPredicate whereContains(String field, Object value) {
        return of(Map.of(field, Map.of("$contains", value)));
    }

    private static List<Map<String, Object>> maps(EntityPredicate... predicates) {
        return Stream.of(predicates).map(EntityPredicate::toMap).toList();
    }

    /**
     * Returns the members of its JSON.
     *
     * @return the members, which can not be changed
     */
    public Map<String, Object> toMap() {
        return object;
    }

    @Override
    public String toString() {
        return object.toString();
    }
}
