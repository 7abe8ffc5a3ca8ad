package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An entity, and those that have brought it into the catalog.
 *
 * @param rootRef the entity
 * @param items it and the others, by their references
 */
record Ancestry(String rootRef, Map<String, Item> items) {

    static Ancestry of(String rootRef, String root, EntityLookup lookup) {
        Map<String, Item> items = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(Set.of(rootRef));
        Deque<Map.Entry<String, String>> todo = new ArrayDeque<>(List.of(Map.entry(rootRef, root)));
        while (!todo.isEmpty()) {
            Map.Entry<String, String> entity = todo.pop();
            Map<String, String> parents = lookup.parents(entity.getKey());
            parents.entrySet().stream()
                    .filter(parent -> seen.add(parent.getKey()))
                    .forEach(todo::push);
            items.put(entity.getKey(), new Item(entity.getValue(), List.copyOf(parents.keySet())));
        }
        return new Ancestry(rootRef, items);
    }

    /** Leaves out what may not be seen, and all that brought it. */
    Ancestry visible(Collection<String> refs) {
        Set<String> hidden = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>(items.keySet());
        todo.removeAll(refs);
        while (!todo.isEmpty()) {
            Item item = items.get(todo.peek());
            if (hidden.add(todo.pop()) && item != null) {
                todo.addAll(item.parentRefs());
            }
        }
        Map<String, Item> rest = new LinkedHashMap<>(items);
        rest.keySet().removeAll(hidden);
        return new Ancestry(rootRef, rest);
    }

    /**
     * An entity.
     *
     * @param entity its JSON
     * @param parentRefs those that have brought it
     */
    record Item(String entity, List<String> parentRefs) {}
}
