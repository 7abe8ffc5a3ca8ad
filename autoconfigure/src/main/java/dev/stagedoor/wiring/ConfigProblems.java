package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.wiring.Problem.Kind;

/** Explains what is wrong with the configuration: the key, the type that is expected, and where the value is from. */
final class ConfigProblems {

    private ConfigProblems() {}

    static List<Problem> of(ConfigException error) {
        String place = UserCode.place(error);
        return of(error, place == null ? "" : "read at " + place);
    }

    /** The problems, with who wanted to know. */
    static List<Problem> of(ConfigException error, String reader) {
        return error.getProblems().stream()
                .map(problem -> problem(problem, reader))
                .toList();
    }

    private static Problem problem(ConfigException.Problem problem, String reader) {
        List<String> details = new ArrayList<>();
        add(details, "key: ", problem.key());
        add(details, "expected: ", problem.expected());
        add(details, "origin: ", problem.origin());
        add(details, "", reader);
        return new Problem(
                null,
                Kind.INPUT,
                problem.message() + problem.origin(),
                problem.message(),
                details,
                action(problem.key(), problem.expected(), problem.origin()));
    }

    private static void add(List<String> details, String label, String value) {
        if (!value.isEmpty()) {
            details.add(label + value);
        }
    }

    private static String action(String key, String expected, String origin) {
        String what = key.isEmpty() ? "what is named above" : "'" + key + "'";
        String where = origin.isEmpty() ? "" : ", at " + origin;
        return expected.isEmpty() || expected.equals("value")
                ? "Correct " + what + where + "."
                : "Set " + what + " to a value of type " + expected + where + ".";
    }
}
