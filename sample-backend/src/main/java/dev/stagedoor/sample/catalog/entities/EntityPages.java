package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.stagedoor.permissions.SqlCondition;

/** Finds page after page, forth and back. Thread-safe. */
@Component
class EntityPages {

    private final EntitySearch search;

    EntityPages(EntitySearch search) {
        this.search = search;
    }

    /**
     * Finds a page.
     *
     * @param cursor where it is
     * @param visible what the caller may see
     * @param offset how many to leave out
     * @param limit how many at most
     */
    Page find(Cursor cursor, SqlCondition visible, int offset, int limit) {
        PageQuery query = cursor.query();
        // Backwards there is a next page in any case: the one that it came from.
        int wanted = limit == 0 || cursor.backwards() ? limit : limit + 1;
        List<FoundEntity> rows = new ArrayList<>(search.find(new EntityQuery(
                query.filter(visible),
                query.ordering(),
                query.valueTerm(),
                cursor.place(),
                cursor.backwards(),
                offset,
                wanted)));
        if (cursor.backwards()) {
            Collections.reverse(rows);
        }
        boolean hasNext = limit > 0 && (cursor.backwards() || rows.size() > limit);
        if (rows.size() > limit) {
            rows.remove(limit);
        }
        long total = cursor.totalItems() == null ? search.count(query.counted(visible)) : cursor.totalItems();
        return new Page(rows, total, hasNext ? next(cursor, rows, total) : null, previous(cursor, rows, total));
    }

    private static @Nullable String next(Cursor cursor, List<FoundEntity> rows, long total) {
        if (rows.isEmpty()) {
            return null;
        }
        List<String> first = cursor.first() == null ? rows.get(0).place() : cursor.first();
        return cursor.at(rows.get(rows.size() - 1).place(), false, first, total).encode();
    }

    private static @Nullable String previous(Cursor cursor, List<FoundEntity> rows, long total) {
        if (cursor.first() == null || rows.isEmpty() || rows.get(0).place().equals(cursor.first())) {
            return null;
        }
        return cursor.at(rows.get(0).place(), true, cursor.first(), total).encode();
    }

    /**
     * A page.
     *
     * @param entities what is on it
     * @param totalItems how many there are on all pages, 0 if that was not asked for
     * @param next the cursor of the next page, or {@code null} if there is none
     * @param previous the cursor of the page before, or {@code null} if there is none
     */
    record Page(
            List<FoundEntity> entities,
            long totalItems,
            @Nullable String next,
            @Nullable String previous) {}
}
