package dev.stagedoor.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of locations. Backstage: {@code QueryLocationsResponse}.
 *
 * @param items the locations
 * @param totalItems how many there are on all pages
 * @param nextCursor the cursor of the next page, or {@code null} if there is none
 */
public record LocationPage(
        List<CatalogLocation> items,
        int totalItems,
        @Nullable String nextCursor) {

    /**
     * Makes a page.
     *
     * @param items the locations
     * @param totalItems how many there are on all pages
     * @param nextCursor the cursor of the next page
     */
    public LocationPage {
        items = List.copyOf(items);
    }
}
