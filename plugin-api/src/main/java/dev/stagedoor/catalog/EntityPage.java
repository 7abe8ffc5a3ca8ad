package dev.stagedoor.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of entities. Backstage: {@code QueryEntitiesResponse}.
 *
 * @param items the entities
 * @param totalItems how many there are on all pages, 0 if that was not asked for
 * @param nextCursor the cursor of the next page, or {@code null} if there is none
 * @param prevCursor the cursor of the page before, or {@code null} if there is none
 */
public record EntityPage(
        List<Entity> items,
        int totalItems,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /**
     * Makes a page.
     *
     * @param items the entities
     * @param totalItems how many there are on all pages
     * @param nextCursor the cursor of the next page
     * @param prevCursor the cursor of the page before
     */
    public EntityPage {
        items = List.copyOf(items);
    }
}
