package dev.stagedoor.wiring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;

/** Mistakes in the wiring that keep the backend, a plugin or a module from starting. */
class WiringException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private final transient List<Problem> others;

    /**
     * Makes the error.
     *
     * @param problems what it is about
     * @param others what else was found, which is not the reason but is reported in the same go
     */
    WiringException(List<Problem> problems, List<Problem> others) {
        super(problems.stream().map(Problem::summary).collect(Collectors.joining("\n")), kind(problems));
        this.problems = List.copyOf(problems);
        this.others = List.copyOf(others);
    }

    /** Makes the explanation of an error. */
    WiringException(Problem problem, Throwable cause) {
        super(problem.summary(), cause);
        this.problems = List.of(problem);
        this.others = List.of();
    }

    /** The error of the first problem that is one of Backstage's, for who looks for it among the causes. */
    private static @Nullable Throwable kind(List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.kind() == Problem.Kind.CONFLICT) {
                return new ConflictException(problem.summary());
            }
            if (problem.kind() == Problem.Kind.INPUT) {
                return new InputException(problem.summary());
            }
        }
        return null;
    }

    /** Everything that was found. */
    List<Problem> all() {
        return Stream.concat(problems.stream(), others.stream()).toList();
    }

    List<Problem> problems() {
        return problems;
    }
}
