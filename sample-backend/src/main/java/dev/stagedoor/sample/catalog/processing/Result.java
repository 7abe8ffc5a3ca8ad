package dev.stagedoor.sample.catalog.processing;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What came of processing an entity.
 *
 * @param entity the entity, or {@code null} if it is to be served as it was before
 * @param children what it brings
 * @param unread locations that could not be read, from which what was brought before stays
 * @param incomplete whether all that was brought before stays
 * @param relations the relations, distinct
 * @param refreshKeys the keys by which it is refreshed
 * @param problems what is wrong
 */
record Result(
        @Nullable Map<String, Object> entity,
        List<Child> children,
        Set<String> unread,
        boolean incomplete,
        Set<Relation> relations,
        Set<String> refreshKeys,
        List<ProcessingProblem> problems) {

    static Result failed(List<ProcessingProblem> problems) {
        return new Result(null, List.of(), Set.of(), true, Set.of(), Set.of(), problems);
    }

    /** Returns the same for what is stored in the same way. */
    String hash() {
        if (entity == null) {
            return Json.hash(problems);
        }
        return Json.hash(List.of(
                entity,
                problems,
                children.stream().map(Child::ref).sorted().toList(),
                relations.stream().map(Relation::toString).sorted().toList(),
                refreshKeys.stream().sorted().toList()));
    }
}
