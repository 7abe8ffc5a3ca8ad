package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in the wiring, explained.
 *
 * @param subject the plugin or module whose mistake it is, or {@code null} for the backend's
 * @param kind the error that it is to the caller
 * @param topic equal for problems that have one cause
 * @param summary what is wrong, in one sentence that names the ids
 * @param details the reference with its scope, who needs it through which chain, which candidates were seen
 * @param action what mends it, with the line of code
 */
record Problem(@Nullable Owner subject, Kind kind, String topic, String summary, List<String> details, String action) {

    Problem {
        details = List.copyOf(details);
    }

    Problem(@Nullable Owner subject, Kind kind, String summary, List<String> details, String action) {
        this(subject, kind, summary, summary, details, action);
    }

    static Problem ofBackend(Kind kind, String summary, List<String> details, String action) {
        return new Problem(null, kind, summary, details, action);
    }

    /** The same problem with one more detail. */
    Problem with(String detail) {
        List<String> more = new ArrayList<>(details);
        more.add(detail);
        return new Problem(subject, kind, topic, summary, more, action);
    }

    /** The same problem, known to have its cause in common with others. */
    Problem about(String cause) {
        return new Problem(subject, kind, cause, summary, details, action);
    }

    /** What sort of error a problem is when it is thrown. */
    enum Kind {
        /** What was declared contradicts itself. */
        CONFLICT,
        /** What was declared is malformed. */
        INPUT,
        /** Anything else. */
        GENERAL
    }

    @Override
    public String toString() {
        return summary;
    }
}
