package dev.stagedoor.wiring;

import java.util.Arrays;
import java.util.concurrent.TimeoutException;

import dev.stagedoor.wiring.Problem.Kind;

/** Something did not finish in time. What its threads were doing is attached as suppressed exceptions. */
class DeadlineException extends TimeoutException {

    private static final long serialVersionUID = 1L;

    private final String summary;

    private final String action;

    DeadlineException(String summary, String action) {
        super(summary + ". " + action);
        this.summary = summary;
        this.action = action;
    }

    Problem problem() {
        return Problem.ofBackend(
                Kind.GENERAL,
                summary,
                Arrays.stream(getSuppressed()).map(DeadlineException::describe).toList(),
                action);
    }

    private static String describe(Throwable whereItIs) {
        String place = UserCode.place(whereItIs);
        return whereItIs.getMessage() + (place == null ? "" : ", at " + place);
    }
}
