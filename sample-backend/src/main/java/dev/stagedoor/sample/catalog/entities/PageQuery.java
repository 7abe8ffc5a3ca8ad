package dev.stagedoor.sample.catalog.entities;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.search.SearchConditions;
import dev.stagedoor.sample.catalog.search.SearchFilter;

/**
 * What is asked for page by page.
 *
 * @param predicate which entities, or {@code null} for all
 * @param orderings by which fields they are ordered; the first alone counts
 * @param term a text that they must contain, or an empty one
 * @param termFields in which fields it is looked for; {@code null} for the one by which they are ordered
 * @param counts whether it matters how many there are
 */
record PageQuery(
        @Nullable Map<?, ?> predicate,
        List<EntityOrdering> orderings,
        String term,
        @Nullable List<String> termFields,
        boolean counts) {

    private static final String DEFAULT_FIELD = "metadata.uid";

    private static final int MOST_FIELDS = 100;

    PageQuery {
        if (termFields != null && termFields.size() > MOST_FIELDS) {
            throw new InputException("There are more than " + MOST_FIELDS + " fields in which to look for a text");
        }
    }

    @Nullable
    EntityOrdering ordering() {
        return orderings.isEmpty() ? null : orderings.get(0);
    }

    /** The entities that have all of it, of those that a caller may see. */
    SearchFilter counted(SqlCondition visible) {
        SearchFilter filter = filter(visible);
        EntityOrdering ordering = ordering();
        if (ordering != null && !ordering.isAlwaysThere()) {
            filter = filter.and(SearchConditions.hasValue(ordering.key()));
        }
        return isOfSortValue() ? containing(filter) : filter;
    }

    /** The same as far as the rows do not tell it by which entities are ordered. */
    SearchFilter filter(SqlCondition visible) {
        SearchFilter filter = SearchFilter.of(predicate).and(visible);
        return hasTerm() && !isOfSortValue() ? containing(filter) : filter;
    }

    /** What the value must contain by which they are ordered. */
    @Nullable
    SqlCondition valueTerm() {
        return isOfSortValue() ? SearchConditions.containsTerm("e.search_value", term.strip()) : null;
    }

    private SearchFilter containing(SearchFilter filter) {
        return filter.andContains(fields(), term.strip());
    }

    private boolean hasTerm() {
        return !term.isBlank();
    }

    private boolean isOfSortValue() {
        EntityOrdering ordering = ordering();
        return hasTerm() && ordering != null && fields().equals(List.of(ordering.key()));
    }

    private List<String> fields() {
        if (termFields != null) {
            return termFields;
        }
        EntityOrdering ordering = ordering();
        return List.of(ordering == null ? DEFAULT_FIELD : ordering.key());
    }
}
