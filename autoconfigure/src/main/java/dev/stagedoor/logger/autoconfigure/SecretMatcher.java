package dev.stagedoor.logger.autoconfigure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces any of many words in one pass. A position where no word begins is told by its two characters, with a look
 * at one bit, so that the number of words hardly matters. Immutable.
 */
final class SecretMatcher {

    private static final String REPLACEMENT = "***";

    private final BitSet beginnings = new BitSet();

    private final Map<Integer, List<String>> words = new HashMap<>();

    /** Makes a matcher of words of two characters or more. */
    SecretMatcher(Collection<String> all) {
        all.forEach(word -> {
            int beginning = beginning(word, 0);
            beginnings.set(beginning);
            words.computeIfAbsent(beginning, key -> new ArrayList<>()).add(word);
        });
        words.values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns the very same text if no word is in it. Words that overlap are replaced together. */
    String replace(String text) {
        StringBuilder result = null;
        int end = 0;
        for (int position = 0; position < text.length() - 1; position++) {
            int length = lengthAt(text, position);
            if (length > 0) {
                if (position >= end) {
                    result = result == null ? new StringBuilder(text.length()) : result;
                    result.append(text, end, position).append(REPLACEMENT);
                }
                end = Math.max(end, position + length);
            }
        }
        return result == null ? text : result.append(text, end, text.length()).toString();
    }

    /** Returns the length of the longest word that begins at a position, or zero. */
    private int lengthAt(String text, int position) {
        int beginning = beginning(text, position);
        if (beginnings.get(beginning)) {
            for (String word : words.getOrDefault(beginning, List.of())) {
                if (text.startsWith(word, position)) {
                    return word.length();
                }
            }
        }
        return 0;
    }

    /** Mixes two characters into sixteen bits; different pairs may share them. */
    private static int beginning(String text, int position) {
        return text.charAt(position) * 31 + text.charAt(position + 1) & 0xffff;
    }
}
