package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityFilter;
import dev.stagedoor.catalog.EntityRelation;

/** The values of an entity by their paths, as the catalog searches them. */
final class SearchRows {

    private static final Set<String> NOT_SEARCHED = Set.of(
            "attachments",
            "relations",
            "status",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "metadata.etag");

    private static final int LONGEST = 200;

    private final List<Row> rows = new ArrayList<>();

    private final Set<String> items = new HashSet<>();

    private SearchRows() {}

    static SearchRows of(Entity entity) {
        SearchRows search = new SearchRows();
        search.visit("", entity.toMap());
        search.add("metadata.name", entity.metadata().name());
        search.add("metadata.namespace", entity.metadata().namespace());
        search.add("metadata.uid", entity.metadata().uid());
        for (EntityRelation relation : entity.relations()) {
            search.add("relations." + relation.type(), relation.targetRef());
        }
        return search;
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
                if (item instanceof String text && items.add(lower(path + "." + text))) {
                    add(path + "." + text, true);
                }
            }
        } else {
            add(path, value);
        }
    }

    private void add(String key, @Nullable Object value) {
        if (key.length() <= LONGEST) {
            String text = value == null ? null : String.valueOf(value);
            rows.add(new Row(lower(key), text == null || text.length() > LONGEST ? null : text));
        }
    }

    /** The values at a path, distinct in their first writing. */
    List<String> values(String path) {
        String key = lower(path);
        return rows.stream()
                .filter(row -> row.key().equals(key))
                .map(Row::value)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    boolean matches(@Nullable EntityFilter filter) {
        return filter == null || filter.sets().stream().anyMatch(this::matches);
    }

    private boolean matches(Map<String, List<String>> set) {
        return set.entrySet().stream().allMatch(each -> matches(each.getKey(), each.getValue()));
    }

    private boolean matches(String path, List<String> wanted) {
        if (wanted.isEmpty()) {
            String key = lower(path);
            return rows.stream().anyMatch(row -> row.key().equals(key));
        }
        return values(path).stream()
                .anyMatch(value -> wanted.stream().anyMatch(each -> each.strip().equalsIgnoreCase(value)));
    }

    boolean contain(String term, List<String> paths) {
        return paths.stream()
                .flatMap(path -> values(path).stream())
                .anyMatch(value -> lower(value).contains(lower(term)));
    }

    /** What decides in an order, or {@code null} if the entity has no such field. */
    @Nullable
    String sortKey(String path) {
        List<String> values = values(path);
        return values.isEmpty() ? null : lower(values.get(0));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.US);
    }

    private record Row(String key, @Nullable String value) {}
}
