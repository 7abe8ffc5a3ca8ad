package dev.stagedoor.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of the configuration are missing or unusable. The message names key and place of each; {@link #getProblems}
 * tells them apart.
 */
public class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Makes the exception for a problem of which no more is known than the message says.
     *
     * @param message names the key, the place, and what was expected
     */
    public ConfigException(String message) {
        this(List.of(new Problem(message, "", "", "")));
    }

    /**
     * Makes the exception.
     *
     * @param problems what is wrong, at least one
     */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::summary).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns what is wrong.
     *
     * @return the problems, at least one
     */
    public List<Problem> getProblems() {
        // Not serialized.
        return problems == null ? List.of(new Problem(String.valueOf(getMessage()), "", "", "")) : problems;
    }

    /**
     * Something that is wrong.
     *
     * @param message what, in Backstage's words where it has some
     * @param key the full key, or the empty text if it is not known
     * @param expected the expected type, such as {@code string} or {@code object-array}, or the empty text
     * @param origin file with line and column, or environment variable, or the empty text if it is not known
     */
    public record Problem(String message, String key, String expected, String origin) {

        private String summary() {
            return expected.isEmpty() && !origin.isEmpty() ? message + " (" + origin + ")" : message;
        }
    }
}
