package dev.stagedoor.sample.catalog.entities;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.search.SearchFilter;

/**
 * A part of what a filter finds, in order.
 *
 * @param filter which entities
 * @param ordering by which field; {@code null} for their references. Those without the field are not found
 * @param valueTerm what the value of that field must contain, or {@code null}
 * @param place where to go on from, or {@code null} for the beginning
 * @param backwards whether to go on against the order; what is found is in that order then
 * @param offset how many to leave out
 * @param limit how many at most
 */
record EntityQuery(
        SearchFilter filter,
        @Nullable EntityOrdering ordering,
        @Nullable SqlCondition valueTerm,
        @Nullable List<String> place,
        boolean backwards,
        int offset,
        int limit) {

    static EntityQuery of(SearchFilter filter, @Nullable EntityOrdering ordering, int offset, int limit) {
        return new EntityQuery(filter, ordering, null, null, false, offset, limit);
    }

    EntityQuery after(@Nullable List<String> newPlace) {
        return new EntityQuery(filter, ordering, valueTerm, newPlace, backwards, offset, limit);
    }

    boolean ascending() {
        return (ordering == null || ordering.ascending()) != backwards;
    }
}
