package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

/** Refuses locations that lead back to one by which they were reached. */
@Component
class Circles {

    private final Store store;

    Circles(Store store) {
        this.store = store;
    }

    /** Returns the result without what leads back, and with a problem for each. */
    Result without(String ref, Result result) {
        Set<String> above = above(ref);
        above.add(ref);
        List<Child> kept = new ArrayList<>();
        List<ProcessingProblem> problems = new ArrayList<>(result.problems());
        for (Child child : result.children()) {
            if (above.contains(child.ref())) {
                problems.add(ProcessingProblem.input("The location " + ref + " leads back to " + child.ref()
                        + (ref.equals(child.ref()) ? "" : ", by which it was reached")
                        + "; locations must not go in a circle"));
            } else {
                kept.add(child);
            }
        }
        return kept.size() == result.children().size()
                ? result
                : new Result(
                        result.entity(),
                        kept,
                        result.unread(),
                        result.incomplete(),
                        result.relations(),
                        result.refreshKeys(),
                        List.copyOf(problems));
    }

    /** Returns all entities above one, by which it is brought. */
    Set<String> above(String ref) {
        Set<String> above = new HashSet<>();
        Collection<String> level = List.of(ref);
        while (!level.isEmpty()) {
            level = store
                    .queryIn(
                            "select distinct source_entity_ref from refresh_state_references"
                                    + " where target_entity_ref in (:values) and source_entity_ref is not null",
                            level,
                            (row, number) -> row.getString(1))
                    .stream()
                    .filter(above::add)
                    .toList();
        }
        return above;
    }
}
