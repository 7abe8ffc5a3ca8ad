package dev.stagedoor.wiring;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;

/** Mistakes in the wiring that keep the backend, a plugin or a module from starting. */
class WiringException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    WiringException(List<Problem> problems) {
        super(problems.stream().map(Problem::summary).collect(Collectors.joining("\n")), kind(problems));
        this.problems = List.copyOf(problems);
    }

    /** Makes the explanation of an error. */
    WiringException(Problem problem, Throwable cause) {
        super(problem.summary(), cause);
        this.problems = List.of(problem);
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

    List<Problem> problems() {
        return problems;
    }
}
