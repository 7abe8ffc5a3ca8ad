package dev.stagedoor.sample.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.permissions.SqlCondition;

/**
 * Conditions that must all hold for an entity. They are known one by one, so that a query can begin with the rarest
 * value. Immutable.
 */
public final class SearchFilter {

    private static final Pattern TOKEN = Pattern.compile("[\\w.]+|'[^']*'|\\S");

    /** What conditions on search rows are made of. */
    private static final Set<String> OF_ROWS = Set.of(
            "exists",
            "select",
            "1",
            "0",
            "from",
            "search",
            "s",
            "where",
            "s.entity_ref",
            "e.entity_ref",
            "s.search_key",
            "s.search_value",
            "=",
            "?",
            "in",
            "like",
            "escape",
            "'!'",
            "(",
            ")",
            ",",
            "and",
            "or",
            "not",
            "is",
            "null",
            "true",
            "false",
            "coalesce");

    private final List<Part> parts;

    private SearchFilter(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a predicate.
     *
     * @param predicate the predicate as its JSON was read, see {@link EntityFilters#condition}, or {@code null} for
     *     every entity
     * @return the filter
     * @throws InputException if it is malformed
     */
    public static SearchFilter of(@Nullable Object predicate) {
        return new SearchFilter(predicate == null ? List.of() : new PredicateReader().parts(predicate));
    }

    /**
     * Adds a condition.
     *
     * @param condition a condition on {@code final_entities}, which has the alias {@code e}
     * @return the narrower filter
     */
    public SearchFilter and(SqlCondition condition) {
        if (condition.equals(SqlCondition.TRUE)) {
            return this;
        }
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(
                isOfRows(condition) ? condition : throughEntities(condition), SearchConditions.termOf(condition)));
        return new SearchFilter(more);
    }

    /**
     * Returns the values that entities must have.
     *
     * @return for each such condition, its values
     */
    public List<SearchTerm> terms() {
        return parts.stream().map(Part::term).filter(Objects::nonNull).toList();
    }

    /**
     * Joins the conditions.
     *
     * @return the condition, which uses {@code e.entity_ref} alone
     */
    public SqlCondition condition() {
        return SqlCondition.allOf(parts.stream().map(Part::condition).toList());
    }

    /**
     * Joins the conditions but one.
     *
     * @param term the one that the query fulfils already
     * @return the condition, which uses {@code e.entity_ref} alone
     */
    public SqlCondition conditionBut(SearchTerm term) {
        return SqlCondition.allOf(parts.stream()
                .filter(part -> !term.equals(part.term()))
                .map(Part::condition)
                .toList());
    }

    /**
     * Tells whether a text is looked for, for which a query looks before anything else.
     *
     * @return whether one condition is of that kind
     */
    public boolean hasText() {
        return parts.stream().anyMatch(part -> part.condition().text().startsWith(SearchConditions.OF_TEXT));
    }

    /**
     * Tells whether no entity can fulfil this.
     *
     * @return whether one condition says so
     */
    public boolean isImpossible() {
        return parts.stream().anyMatch(part -> part.condition().equals(SqlCondition.FALSE));
    }

    private static boolean isOfRows(SqlCondition condition) {
        Matcher matcher = TOKEN.matcher(condition.text());
        return Stream.generate(() -> matcher.find() ? matcher.group() : "")
                .takeWhile(token -> !token.isEmpty())
                .allMatch(OF_ROWS::contains);
    }

    /** Other rules may use other columns of an entity. */
    private static SqlCondition throughEntities(SqlCondition condition) {
        return new SqlCondition(
                "(e.entity_ref in (select e.entity_ref from final_entities e where " + condition.text() + "))",
                condition.params());
    }

    /**
     * A condition.
     *
     * @param condition the condition
     * @param term the same as values that a field must have, if it is that
     */
    record Part(SqlCondition condition, @Nullable SearchTerm term) {}
}
