package dev.stagedoor.wiring;

/** A callback asked for something that was not declared as its dependency. */
class UndeclaredDependencyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UndeclaredDependencyException(Problem problem) {
        super(problem.summary() + "; " + String.join("; ", problem.details()));
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
