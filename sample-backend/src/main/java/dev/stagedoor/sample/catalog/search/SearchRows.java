package dev.stagedoor.sample.catalog.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Finds the values of an entity by their paths. */
public final class SearchRows {

    /** How many UTF-16 units of a key or value can be searched. */
    private static final int LONGEST = 200;

    private static final String DEFAULT_NAMESPACE = "default";

    private static final Set<String> NOT_SEARCHED = Set.of(
            "attachments",
            "relations",
            "status",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "metadata.etag");

    private final Map<SearchRow.Identity, SearchRow> rows = new LinkedHashMap<>();

    private SearchRows() {}

    /**
     * Finds the rows of an entity.
     *
     * @param entity the entity as it is served, by the members of its JSON
     * @return the rows, each key and value once
     */
    public static Collection<SearchRow> of(Map<String, ? extends @Nullable Object> entity) {
        SearchRows search = new SearchRows();
        search.visit("", entity);
        Map<?, ?> metadata = entity.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        search.add("metadata.name", metadata.get("name"));
        Object namespace = metadata.get("namespace");
        search.add("metadata.namespace", namespace == null ? DEFAULT_NAMESPACE : namespace);
        search.add("metadata.uid", metadata.get("uid"));
        if (entity.get("relations") instanceof List<?> relations) {
            relations.forEach(search::addRelation);
        }
        return search.rows.values();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * Tells whether a key or value can be searched: not what is too long, nor what not every database keeps.
     *
     * @param text the key or value
     * @return whether a row can have it
     */
    public static boolean isSearchable(String text) {
        return text.length() <= LONGEST && text.indexOf('\0') < 0;
    }

    private void visit(String path, @Nullable Object value) {
        if (NOT_SEARCHED.contains(path)) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> visit(path.isEmpty() ? String.valueOf(name) : path + "." + name, child));
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                visit(path, item);
                if (item instanceof String text) {
                    add(path + "." + text, true);
                }
            }
        } else {
            add(path, value);
        }
    }

    private void addRelation(@Nullable Object relation) {
        if (relation instanceof Map<?, ?> map) {
            add("relations." + map.get("type"), map.get("targetRef"));
        }
    }

    private void add(String path, @Nullable Object value) {
        String key = lower(path);
        if (!isSearchable(key)) {
            return;
        }
        String text = value == null ? null : JavaScriptText.of(value);
        String searched = text == null ? null : lower(text);
        SearchRow row = searched == null || !isSearchable(searched)
                ? new SearchRow(key, null, null)
                : new SearchRow(key, searched, text);
        rows.putIfAbsent(row.identity(), row);
    }
}
