package dev.stagedoor.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where the catalog finds entities. Backstage: {@code Location}.
 *
 * @param id its id
 * @param type how it is read, such as {@code url}
 * @param target where it is
 * @param entityRef the entity that stands for it, or {@code null} if the catalog does not tell
 */
public record CatalogLocation(
        String id, String type, String target, @Nullable String entityRef) {

    /**
     * Returns its reference.
     *
     * @return such as {@code url:https://example.com/catalog-info.yaml}
     */
    public String ref() {
        return type + ":" + target;
    }
}
