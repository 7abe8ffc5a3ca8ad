package dev.stagedoor.signin.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes texts to the byte as JavaScript's {@code JSON.stringify} does: others rebuild what was signed from its parts,
 * and a signature fits one spelling alone.
 */
final class JsonText {

    private static final String SHORT = "\b\t\n\f\r\"\\";

    private static final String SHORT_LETTERS = "btnfr\"\\";

    private JsonText() {}

    static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            append(json, text, at);
        }
        return json.append('"').toString();
    }

    static String quote(List<String> texts) {
        return texts.stream().map(JsonText::quote).collect(Collectors.joining(",", "[", "]"));
    }

    private static void append(StringBuilder json, String text, int at) {
        char letter = text.charAt(at);
        int known = SHORT.indexOf(letter);
        if (known >= 0) {
            json.append('\\').append(SHORT_LETTERS.charAt(known));
        } else if (letter < ' ' || isLoneSurrogate(text, at)) {
            json.append(String.format("\\u%04x", (int) letter));
        } else {
            json.append(letter);
        }
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(letter) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
