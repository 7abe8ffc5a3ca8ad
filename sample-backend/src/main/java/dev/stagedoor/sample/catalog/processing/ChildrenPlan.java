package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is to be changed so that an entity has brought what it brings.
 *
 * @param inserted what nobody has brought before
 * @param replaced what is other than before
 * @param refused what belongs to somebody else
 * @param found what this entity has not brought before
 * @param gone what it brings no more
 */
record ChildrenPlan(
        List<Child> inserted, List<Child> replaced, List<Child> refused, List<String> found, List<String> gone) {

    /**
     * Compares.
     *
     * @param result what the entity brings
     * @param before what it brought before
     * @param states what is known of both
     */
    static ChildrenPlan of(Result result, Set<String> before, Map<String, Store.State> states) {
        ChildrenPlan plan = new ChildrenPlan(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (result.entity() == null) {
            return plan;
        }
        Set<String> accepted = new HashSet<>();
        for (Child child : result.children()) {
            Store.State state = states.get(child.ref());
            if (state != null && !state.isOf(child.key())) {
                plan.refused.add(child);
                continue;
            }
            if (state == null) {
                plan.inserted.add(child);
            } else if (!state.hash().equals(child.hash()) || !Objects.equals(state.key(), child.key())) {
                plan.replaced.add(child);
            }
            if (!before.contains(child.ref())) {
                plan.found.add(child.ref());
            }
            accepted.add(child.ref());
        }
        for (String ref : before) {
            Store.State state = states.get(ref);
            boolean unread =
                    result.incomplete() || state != null && result.unread().contains(state.key());
            if (!accepted.contains(ref) && !unread) {
                plan.gone.add(ref);
            }
        }
        return plan;
    }

    boolean isEmpty() {
        return inserted.isEmpty() && replaced.isEmpty() && found.isEmpty() && gone.isEmpty();
    }
}
