package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What one document of a file describes, and on which lines. Immutable. */
public final class Descriptor {

    private final Map<String, @Nullable Object> entity;

    private final int line;

    private final Map<Object, int[]> lines;

    /**
     * Makes a descriptor.
     *
     * @param entity the entity as it was written
     * @param line where it begins
     * @param lines the lines of what is in each map and list, in its order
     */
    Descriptor(Map<String, @Nullable Object> entity, int line, Map<Object, int[]> lines) {
        this.entity = entity;
        this.line = line;
        this.lines = lines;
    }

    /**
     * Returns the entity as it was written.
     *
     * @return texts, numbers, truth values, lists, maps and {@code null}, which can not be changed
     */
    public Map<String, @Nullable Object> entity() {
        return entity;
    }

    /**
     * Returns where it begins.
     *
     * @return the line in its file, from 1
     */
    public int line() {
        return line;
    }

    /**
     * Finds something in it.
     *
     * @param path names of members and indexes of items, from the outside in
     * @return its line, or that of the last on the path that is there
     */
    public int lineOf(List<?> path) {
        int found = line;
        Object value = entity;
        for (Object step : path) {
            int index = indexOf(value, step);
            int[] children = lines.get(value);
            if (index < 0 || children == null) {
                break;
            }
            found = children[index];
            value = child(value, step);
        }
        return found;
    }

    private static int indexOf(@Nullable Object value, Object step) {
        if (value instanceof Map<?, ?> map && map.containsKey(step)) {
            return List.copyOf(map.keySet()).indexOf(step);
        }
        return value instanceof List<?> list && step instanceof Integer index && index >= 0 && index < list.size()
                ? index
                : -1;
    }

    private static @Nullable Object child(@Nullable Object value, Object step) {
        if (value instanceof Map<?, ?> map) {
            return map.get(step);
        }
        return value instanceof List<?> list && step instanceof Integer index ? list.get(index) : null;
    }
}
