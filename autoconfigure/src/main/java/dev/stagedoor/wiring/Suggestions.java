package dev.stagedoor.wiring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Guesses what an unknown id was meant to be. */
final class Suggestions {

    private Suggestions() {}

    /** A question such as {@code " Did you mean 'catalog'?"}, or nothing if no known id is similar. */
    static String didYouMean(String unknown, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(unknown, each) <= Math.max(1, unknown.length() / 4))
                .min(Comparator.comparingInt(each -> distance(unknown, each)))
                .map(each -> " Did you mean '" + each + "'?")
                .orElse("");
    }

    static String quoted(Collection<String> ids) {
        return ids.isEmpty()
                ? "none"
                : ids.stream().sorted().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }

    /** How many letters have to be changed, added or removed; case does not count. */
    private static int distance(String left, String right) {
        String first = left.toLowerCase(Locale.ROOT);
        String second = right.toLowerCase(Locale.ROOT);
        int[] row = new int[second.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[row.length - 1];
    }
}
