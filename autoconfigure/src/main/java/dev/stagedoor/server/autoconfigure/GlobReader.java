package dev.stagedoor.server.autoconfigure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Turns a glob into a regular expression. */
final class GlobReader {

    /** What stops at a slash; whole parts of a path are never empty. */
    private static final String ANY = "[^/]*";

    private final String glob;

    private final StringBuilder regex = new StringBuilder();

    /** What follows the end of each group that is open. */
    private final Deque<String> ends = new ArrayDeque<>();

    private int index;

    GlobReader(String glob) {
        this.glob = glob;
    }

    String regex() {
        while (index < glob.length()) {
            char current = glob.charAt(index++);
            if ("?*+@!".indexOf(current) >= 0 && startsWith('(')) {
                index++;
                open(current);
            } else {
                read(current);
            }
        }
        return regex.toString();
    }

    private void read(char current) {
        switch (current) {
            case '*' -> star();
            case '?' -> regex.append("[^/]");
            case '[' -> set();
            case '{' -> {
                regex.append("(?:");
                ends.push("}");
            }
            case '}' -> close('}', current);
            case ')' -> close(')', current);
            case ',' -> regex.append("}".equals(ends.peek()) ? "|" : ",");
            case '|' -> regex.append(ends.isEmpty() || "}".equals(ends.peek()) ? "\\|" : "|");
            case '\\' -> literal(index < glob.length() ? glob.charAt(index++) : current);
            default -> literal(current);
        }
    }

    /** A star that is a whole part of the path stands for something. */
    private void star() {
        boolean first = index == 1 || glob.charAt(index - 2) == '/';
        while (startsWith('*')) {
            index++;
        }
        boolean last = index == glob.length() || startsWith('/');
        regex.append(first ? "(?!\\.)" : "").append(first && last ? "[^/]+" : ANY);
    }

    private void set() {
        int end = glob.indexOf(']', index + 1);
        if (end < 0) {
            literal('[');
            return;
        }
        String members = glob.substring(index, end)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&", "\\&");
        regex.append('[')
                .append(members.startsWith("!") ? "^" + members.substring(1) : members)
                .append(']');
        index = end + 1;
    }

    private void open(char kind) {
        regex.append(kind == '!' ? "(?!(?:" : "(?:");
        ends.push(
                switch (kind) {
                    case '!' -> ")!";
                    case '@' -> ")";
                    default -> ")" + kind;
                });
    }

    private void close(char kind, char current) {
        String end = ends.peek();
        if (end == null || end.charAt(0) != kind) {
            literal(current);
            return;
        }
        ends.pop();
        if (end.equals(")!")) {
            regex.append(')').append(restOfPart()).append("(?:/|$))").append(ANY);
        } else {
            regex.append(kind == '}' ? ")" : end);
        }
    }

    /** What is excluded is excluded together with what follows it. */
    private String restOfPart() {
        int slash = glob.indexOf('/', index);
        return new GlobReader(glob.substring(index, slash < 0 ? glob.length() : slash)).regex();
    }

    private boolean startsWith(char next) {
        return index < glob.length() && glob.charAt(index) == next;
    }

    private void literal(char character) {
        regex.append(Pattern.quote(String.valueOf(character)));
    }
}
