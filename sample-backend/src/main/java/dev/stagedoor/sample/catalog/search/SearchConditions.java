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

    private static final String KIND = "kind";

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
        if (term == null) {
            return SqlCondition.FALSE;
        }
        return SearchRows.lower(key).equals(KIND) ? ofKinds(searchable(values)) : rows(term.rows());
    }

    /** The kind is what a reference begins with, so that no other row need be looked up. */
    private static SqlCondition ofKinds(List<String> kinds) {
        return SqlCondition.anyOf(kinds.stream()
                .map(kind -> like("e.entity_ref", literal(kind) + ":%"))
                .toList());
    }

    /**
     * Means entities of which a field, or an item of it, begins with a text.
     *
     * @param key the path of the field, in any case
     * @param prefix the text, in any case
     * @return the condition
     */
    public static SqlCondition hasPrefix(String key, String prefix) {
        return rows(ofKey(key).and(like("s.search_value", literal(SearchRows.lower(prefix)) + "%")));
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

    /** The rows of a field that have one of some values, or {@code null} if none of these can be there at all. */
    static @Nullable SearchTerm term(String key, Collection<String> values) {
        List<String> searched = SearchRows.isSearchable(key) ? searchable(values) : List.of();
        if (searched.isEmpty()) {
            return null;
        }
        String column = "s.search_value";
        boolean isSingle = searched.size() == 1;
        return new SearchTerm(
                ofKey(key)
                        .and(
                                isSingle
                                        ? SqlCondition.equal(column, searched.get(0))
                                        : SqlCondition.in(column, searched)),
                isSingle,
                false);
    }

    /** The rows of some fields that contain a text, or {@code null} if there can be no such field. */
    static @Nullable SearchTerm text(Collection<String> keys, String text) {
        List<String> searched = searchable(keys);
        return searched.isEmpty()
                ? null
                : new SearchTerm(
                        SqlCondition.in("s.search_key", searched).and(containsTerm("s.search_value", text)),
                        false,
                        true);
    }

    private static List<String> searchable(Collection<String> texts) {
        return texts.stream()
                .map(SearchRows::lower)
                .filter(SearchRows::isSearchable)
                .distinct()
                .toList();
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
        return term != null && rows(term.rows()).equals(condition) ? term : null;
    }

    /** The opposite of a condition that is never unknown, in a form that databases plan well. */
    static SqlCondition not(SqlCondition condition) {
        return new SqlCondition("(not " + condition.text() + ")", condition.params());
    }

    private static SqlCondition ofKey(String key) {
        return key.indexOf('\0') >= 0 ? SqlCondition.FALSE : SqlCondition.equal("s.search_key", SearchRows.lower(key));
    }

    /** Means entities that have such a row. */
    static SqlCondition rows(SqlCondition condition) {
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

    private static String literal(String text) {
        return escaped(text, "%_" + ESCAPE);
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
