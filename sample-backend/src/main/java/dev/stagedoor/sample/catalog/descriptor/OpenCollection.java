package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/** A map or a list to which more may come. */
final class OpenCollection {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private final List<@Nullable Object> items = new ArrayList<>();

    private final List<Integer> lines = new ArrayList<>();

    private final boolean map;

    private final @Nullable Anchor anchor;

    private final int line;

    private @Nullable String key;

    private long values;

    private long characters;

    OpenCollection(boolean map, @Nullable Anchor anchor, int line) {
        this.map = map;
        this.anchor = anchor;
        this.line = line;
    }

    boolean wantsKey() {
        return map && key == null;
    }

    /**
     * Adds a key, the value to it, or an item.
     *
     * @return what is wrong with it, or {@code null}
     */
    @Nullable
    String add(Built built, int builtLine) {
        values += built.values();
        characters += built.characters();
        if (!map) {
            items.add(built.json());
            lines.add(builtLine);
            return null;
        }
        if (key == null) {
            return addKey(built, builtLine);
        }
        members.put(key, built.json());
        key = null;
        return null;
    }

    private @Nullable String addKey(Built built, int builtLine) {
        if (built.isCollection()) {
            return "a key must be a text";
        }
        String name = built.key();
        if (members.containsKey(name)) {
            return "the key \"" + name + "\" is there twice";
        }
        key = name;
        lines.add(builtLine);
        return null;
    }

    Object value() {
        return map ? Collections.unmodifiableMap(members) : Collections.unmodifiableList(items);
    }

    int[] lines() {
        return lines.stream().mapToInt(Integer::intValue).toArray();
    }

    @Nullable
    Anchor anchor() {
        return anchor;
    }

    int line() {
        return line;
    }

    long values() {
        return values;
    }

    long characters() {
        return characters;
    }
}
