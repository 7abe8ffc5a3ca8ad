package dev.stagedoor.sample.catalog.processing;

import java.util.List;

import dev.stagedoor.sample.catalog.processing.Claims.Claimed;

/**
 * An entity with what came of processing it.
 *
 * @param claimed the entity as it was claimed
 * @param result what came of it
 * @param hash the hash of the result
 */
record Processed(Claimed claimed, Result result, String hash) {

    static Processed of(Claimed claimed, Result result) {
        return new Processed(claimed, result, result.hash());
    }

    String ref() {
        return claimed.ref();
    }

    boolean isChanged() {
        return !hash.equals(claimed.resultHash());
    }

    /** Returns the problems that it did not have before. */
    List<ProcessingProblem> newProblems() {
        List<ProcessingProblem> before = Json.problems(claimed.problems());
        return result.problems().stream()
                .filter(problem -> !before.contains(problem))
                .toList();
    }
}
