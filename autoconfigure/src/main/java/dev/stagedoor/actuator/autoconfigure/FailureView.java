package dev.stagedoor.actuator.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import dev.stagedoor.wiring.Mode;

/** Shows failures with type and message, and to developers with the stack trace. */
record FailureView(Mode mode) {

    @Nullable
    Failure of(@Nullable Throwable error) {
        return error == null
                ? null
                : new Failure(
                        error.getClass().getName(), error.getMessage(), mode == Mode.DEVELOPMENT ? trace(error) : null);
    }

    private static String trace(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /**
     * Why something failed.
     *
     * @param type the class of the error
     * @param message what it says
     * @param stackTrace where it comes from, in development alone
     */
    record Failure(
            String type, @Nullable String message, @Nullable String stackTrace) implements OperationResponseBody {}
}
