package dev.stagedoor.sample.catalog.search;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.permissions.SqlCondition;

/**
 * Conditions on entities by their search rows. Of the table with the alias {@code e}, which mostly is
 * {@code final_entities}, they use the column {@code entity_ref} alone.
 */
public final class SearchConditions {

    /** Not a backslash, which is no plain text to every database. */
    private static final char ESCAPE = '!';

    /** How conditions on texts begin, which look at many rows once rather than at some of each entity. */
    static final String OF_TEXT = "(e.entity_ref in (select s.entity_ref from search s where ";

    private SearchConditions() {}

    /**
     * Means entities that have a field.
     *
     * @param key the path of the field, in any case
     * @return the condition
     */
    public static SqlCondition exists(String key) {
        return rows(ofKey(key));
    }

    /**
     * Means entities that have a field with a value that can be searched.
     *
     * @param key the path of the field, in any case
     * @return the condition
     */
    public static SqlCondition hasValue(String key) {
        return rows(ofKey(key).and(SqlCondition.of("s.search_value is not null")));
    }

    /**
     * Means entities that have no such field, or none with a value that can be searched.
     *
     * @param key the path of the field, in any case
     * @return the condition
     */
    public static SqlCondition hasNoValue(String key) {
        return not(hasValue(key));
    }

    /**
     * Means entities of which a field, or an item of it, has one of some values.
     *
     * @param key the path of the field, in any case
     * @param values the values, in any case
     * @return the condition
     */
    public static SqlCondition in(String key, Collection<String> values) {
        SearchTerm term = term(key, values);
        return term.values().isEmpty() ? SqlCondition.FALSE : rows(term.rows("s"));
    }

    /**
     * Means entities of which a field, or an item of it, begins with a text.
     *
     * @param key the path of the field, in any case
     * @param prefix the text, in any case
     * @return the condition
     */
    public static SqlCondition hasPrefix(String key, String prefix) {
        return rows(ofKey(key).and(like("s.search_value", escaped(SearchRows.lower(prefix), "%_" + ESCAPE) + "%")));
    }

    /**
     * Means entities of which one of some fields contains a text.
     *
     * @param keys the paths of the fields, in any case
     * @param term the text, in any case, in which {@code %} stands for any text and {@code _} for any character
     * @return the condition
     */
    public static SqlCondition contains(Collection<String> keys, String term) {
        List<String> lower = keys.stream()
                .map(SearchRows::lower)
                .filter(SearchRows::isSearchable)
                .distinct()
                .toList();
        if (lower.isEmpty()) {
            return SqlCondition.FALSE;
        }
        SqlCondition condition = SqlCondition.in("s.search_key", lower).and(containsTerm("s.search_value", term));
        return new SqlCondition(OF_TEXT + condition.text() + "))", condition.params());
    }

    /**
     * Compares a column with a part of a text.
     *
     * @param column the column, which is in lower case
     * @param term the text, in any case, in which {@code %} stands for any text and {@code _} for any character
     * @return the condition
     */
    public static SqlCondition containsTerm(String column, String term) {
        return like(column, "%" + escaped(SearchRows.lower(term), String.valueOf(ESCAPE)) + "%");
    }

    /** The values that can be there at all. */
    static SearchTerm term(String key, Collection<String> values) {
        return new SearchTerm(
                SearchRows.lower(key),
                values.stream()
                        .filter(value -> SearchRows.isSearchable(key))
                        .map(SearchRows::lower)
                        .filter(SearchRows::isSearchable)
                        .distinct()
                        .toList());
    }

    /** The values that a condition wants, or {@code null} if it is of another form than {@link #in} gives. */
    static @Nullable SearchTerm termOf(SqlCondition condition) {
        List<String> params = condition.params().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (params.size() < 2) {
            return null;
        }
        SearchTerm term = term(params.get(0), params.subList(1, params.size()));
        return !term.values().isEmpty() && rows(term.rows("s")).equals(condition) ? term : null;
    }

    /** The opposite of a condition that is never unknown, in a form that databases plan well. */
    static SqlCondition not(SqlCondition condition) {
        return new SqlCondition("(not " + condition.text() + ")", condition.params());
    }

    private static SqlCondition ofKey(String key) {
        return key.indexOf('\0') >= 0 ? SqlCondition.FALSE : SqlCondition.equal("s.search_key", SearchRows.lower(key));
    }

    private static SqlCondition rows(SqlCondition condition) {
        return new SqlCondition(
                "(exists (select 1 from search s where s.entity_ref = e.entity_ref and " + condition.text() + "))",
                condition.params());
    }

    private static SqlCondition like(String column, String pattern) {
        if (pattern.indexOf('\0') >= 0) {
            return SqlCondition.FALSE;
        }
        return new SqlCondition(column + " like ? escape '" + ESCAPE + "'", List.of(pattern));
    }

    private static String escaped(String text, String special) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(each -> {
            if (special.indexOf(each) >= 0) {
                escaped.append(ESCAPE);
            }
            escaped.append((char) each);
        });
        return escaped.toString();
    }
}
