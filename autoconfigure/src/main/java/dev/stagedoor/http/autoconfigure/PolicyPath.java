package dev.stagedoor.http.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * The path of a policy, which covers all below it too. It is compared as the paths of handlers are: by segments,
 * decoded and without parameters, so that no spelling of a path is one thing here and another one there.
 *
 * @param patterns what it covers; none for everything
 */
record PolicyPath(List<PathPattern> patterns) {

    private static final PathPatternParser PARSER = parser();

    // In the order in which they are tried at each place of a path.
    private static final Pattern PART = Pattern.compile(
            ":(?<name>[\\p{Alpha}_$][\\w$]*)|\\{(?<own>[\\p{Alpha}_$][\\w$]*)}|\\{(?<group>/[^{}]*)}|(?<text>[^:{}*?+!()\\[\\]\\\\])");

    private static final PolicyPath ALL = new PolicyPath(List.of());

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it has another form than those of which the meaning is certain
     */
    static PolicyPath of(String path) {
        if (path.equals("/") || path.equals("*")) {
            return ALL;
        }
        if (!path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
            throw invalid(path, null);
        }
        List<String> all = new ArrayList<>(List.of(""));
        Matcher part = PART.matcher(path);
        int end = 0;
        while (end < path.length()) {
            if (!part.find(end) || part.start() != end) {
                throw invalid(path, null);
            }
            append(all, part);
            end = part.end();
        }
        return new PolicyPath(
                all.stream().distinct().map(each -> parse(each, path)).toList());
    }

    /** What is optional doubles the paths. */
    private static void append(List<String> all, Matcher part) {
        String parameter = part.group("name") == null ? part.group("own") : part.group("name");
        if (part.group("group") != null) {
            PolicyPath.of(part.group("group"));
            List<String> without = List.copyOf(all);
            all.replaceAll(path -> path + part.group("group").replaceAll(":([\\w$]+)", "{$1}"));
            all.addAll(without);
        } else {
            all.replaceAll(path -> path + (parameter == null ? part.group("text") : "{" + parameter + "}"));
        }
    }

    private static PathPattern parse(String path, String declared) {
        try {
            return PARSER.parse(path + "/**");
        } catch (PatternParseException ex) {
            throw invalid(declared, ex);
        }
    }

    private static IllegalArgumentException invalid(String path, @Nullable PatternParseException cause) {
        return new IllegalArgumentException(
                "The path '" + path + "' of an auth policy can not be read. It begins with a slash, ends without one, "
                        + "and has names, and parameters such as :id or {id}; '/' is everything",
                cause);
    }

    boolean covers(PathContainer path) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (PathPattern each : patterns) {
            if (each.matches(path)) {
                return true;
            }
        }
        return false;
    }

    private static PathPatternParser parser() {
        PathPatternParser parser = new PathPatternParser();
        parser.setCaseSensitive(false);
        return parser;
    }
}
