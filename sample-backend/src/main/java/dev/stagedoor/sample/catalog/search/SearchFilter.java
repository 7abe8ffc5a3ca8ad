package dev.stagedoor.sample.catalog.search;

import java.util.ArrayList;
import java.util.Collection;
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
        return and(new Part(
                isOfRows(condition) ? condition : throughEntities(condition), SearchConditions.termOf(condition)));
    }

    /**
     * Adds that one of some fields contains a text.
     *
     * @param keys the paths of the fields, in any case
     * @param text the text, in any case, in which {@code %} stands for any text and {@code _} for any character
     * @return the narrower filter
     */
    public SearchFilter andContains(Collection<String> keys, String text) {
        SearchTerm term = SearchConditions.text(keys, text);
        return and(new Part(term == null ? SqlCondition.FALSE : SearchConditions.rows(term.rows()), term));
    }

    private SearchFilter and(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new SearchFilter(more);
    }

    /**
     * Returns the values that entities must have.
     *
     * @return for each such condition, the rows that have one
     */
    public List<SearchTerm> terms() {
        return sources().filter(term -> !term.isText()).toList();
    }

    /**
     * Returns a text that entities must contain.
     *
     * @return the rows that contain it, or {@code null} if no text is looked for
     */
    public @Nullable SearchTerm text() {
        return sources().filter(SearchTerm::isText).findFirst().orElse(null);
    }

    private Stream<SearchTerm> sources() {
        return parts.stream().map(Part::term).filter(Objects::nonNull);
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
     * @param term the same as rows of which there must be one, if it is that
     */
    record Part(SqlCondition condition, @Nullable SearchTerm term) {}
}
