package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.stagedoor.sample.catalog.search.SearchFilter;

/** Lists entities without pages: all of them, or a part by number. Thread-safe. */
@Component
class EntityLists {

    /** So many are in memory at once. */
    static final int CHUNK = 1000;

    private final EntitySearch search;

    EntityLists(EntitySearch search) {
        this.search = search;
    }

    /** Finds what comes after an entity, which is a chunk at most. Entities that lack the field are not found. */
    List<FoundEntity> after(@Nullable FoundEntity last, SearchFilter filter, @Nullable EntityOrdering ordering) {
        return search.find(EntityQuery.of(filter, ordering, 0, CHUNK).after(last == null ? null : last.place()));
    }

    /** Finds a part by number; entities that lack a field by which they are ordered come last. */
    List<FoundEntity> part(SearchFilter filter, List<EntityOrdering> orderings, int offset, int limit) {
        if (orderings.isEmpty()) {
            return search.find(EntityQuery.of(filter, null, offset, limit));
        }
        if (orderings.size() > 1) {
            return search.findByAll(
                    filter,
                    orderings.stream().filter(EntityOrdering::isPossible).toList(),
                    offset,
                    limit);
        }
        EntityOrdering ordering = orderings.get(0);
        // Search rows have keys in lower case, and this form is compared with them as it is.
        boolean isKnown = ordering.field().equals(ordering.key()) && ordering.isPossible();
        if (!isKnown) {
            return search.find(EntityQuery.of(filter, null, offset, limit));
        }
        List<FoundEntity> found = new ArrayList<>(search.find(EntityQuery.of(filter, ordering, offset, limit)));
        if (found.size() < limit && !ordering.isAlwaysThere()) {
            long skipped = found.isEmpty() && offset > 0 ? search.countRows(filter, ordering) : offset;
            found.addAll(search.find(EntityQuery.of(
                    EntitySearch.without(filter, ordering),
                    null,
                    (int) Math.max(0, offset - skipped),
                    limit - found.size())));
        }
        return found;
    }
}
