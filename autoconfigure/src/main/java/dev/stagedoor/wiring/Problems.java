package dev.stagedoor.wiring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The mistakes found so far, each once. Filled by one thread, before any bean exists. */
class Problems {

    private final Set<Problem> all = new LinkedHashSet<>();

    private final Set<String> warnings = new LinkedHashSet<>();

    void add(Problem problem) {
        all.add(problem);
    }

    List<Problem> all() {
        return List.copyOf(all);
    }

    /** Logs what may be a mistake and stops nothing, and keeps it for whoever only looks. */
    void warn(Logger logger, String warning) {
        logger.warn(warning);
        warnings.add(warning);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Those that always fail the start. */
    List<Problem> ofBackend() {
        return all.stream().filter(problem -> problem.subject() == null).toList();
    }

    /** Fails if anything is wrong with the backend; who reads that is told of what is wrong with plugins too. */
    void failOnBackend() {
        List<Problem> backend = ofBackend();
        if (!backend.isEmpty()) {
            throw new WiringException(
                    backend,
                    all.stream().filter(problem -> problem.subject() != null).toList());
        }
    }

    /** Fails if anything is wrong. */
    void failOnAny() {
        if (!all.isEmpty()) {
            throw new WiringException(List.copyOf(all), List.of());
        }
    }

    /** Those of one plugin, or of one module. */
    List<Problem> of(Owner subject) {
        return all.stream().filter(problem -> subject.equals(problem.subject())).toList();
    }

    /** The failure of a plugin or module, or {@code null} if nothing is wrong with it. */
    @Nullable
    WiringException failureOf(Owner subject) {
        List<Problem> own = of(subject);
        return own.isEmpty() ? null : new WiringException(own, List.of());
    }
}
