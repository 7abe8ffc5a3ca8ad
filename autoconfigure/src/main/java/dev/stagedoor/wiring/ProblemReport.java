package dev.stagedoor.wiring;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays problems out for a terminal: what is wrong, and apart from it what to do, under the same numbers. */
final class ProblemReport {

    private static final String DETAIL = "    ";

    private final List<Problem> problems;

    private ProblemReport(List<Problem> problems) {
        this.problems = problems;
    }

    static ProblemReport of(List<Problem> problems) {
        return new ProblemReport(List.copyOf(problems));
    }

    /** What is wrong, with everything that explains it. */
    String description() {
        return numbered(ProblemReport::describe);
    }

    /** What mends it. */
    String action() {
        return numbered(Problem::action);
    }

    /** Both, for the log. */
    String text() {
        return "Description:\n\n" + heading() + description() + "\n\nAction:\n\n" + action();
    }

    /** How many problems there are, if there are several. */
    String heading() {
        return problems.size() < 2 ? "" : problems.size() + " problems were found.\n\n";
    }

    private String numbered(Function<Problem, String> part) {
        if (problems.size() == 1) {
            return part.apply(problems.get(0));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < problems.size(); i++) {
            String label = (i + 1) + ". ";
            text.append(i == 0 ? "" : "\n\n")
                    .append(label)
                    .append(indented(part.apply(problems.get(i)), " ".repeat(label.length())));
        }
        return text.toString();
    }

    private static String describe(Problem problem) {
        return problem.summary()
                + problem.details().stream()
                        .map(detail -> "\n" + DETAIL + indented(detail, DETAIL + "  "))
                        .collect(Collectors.joining());
    }

    /** Moves all lines but the first to the right; empty ones stay empty. */
    private static String indented(String text, String indent) {
        return text.lines().collect(Collectors.joining("\n" + indent)).replace("\n" + indent + "\n", "\n\n");
    }
}
