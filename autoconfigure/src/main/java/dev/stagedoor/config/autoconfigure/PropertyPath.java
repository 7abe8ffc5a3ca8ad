package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to a value, read from a flat name such as {@code a.b[0].c} or {@code a[b.c]}. */
final class PropertyPath {

    private static final Pattern STEP = Pattern.compile("\\.?\\[([^\\]]*)]|\\.?([^.\\[]+)");

    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

    private PropertyPath() {}

    /** Reads a name; one that is not well formed is a single step. */
    static List<Step> parse(String name) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(name);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            steps.add(step(matcher.group(1), matcher.group(2)));
        }
        return end == name.length() ? steps : List.of(new Step(name, false));
    }

    private static Step step(String bracketed, String plain) {
        return bracketed == null
                ? new Step(plain, false)
                : new Step(bracketed, INDEX.matcher(bracketed).matches());
    }

    /**
     * One step.
     *
     * @param name the key, or the index as text
     * @param index whether it may be the index of a list
     */
    record Step(String name, boolean index) {}
}
