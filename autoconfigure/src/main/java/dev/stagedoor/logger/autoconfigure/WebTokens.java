package dev.stagedoor.logger.autoconfigure;

import java.util.regex.Pattern;

/**
 * Replaces JSON Web Tokens, which nobody can know before. Both of their first parts are objects, and so begin alike;
 * a text without that beginning is only read through once.
 */
final class WebTokens {

    private static final String BEGINNING = "eyJ";

    private static final Pattern TOKEN =
            Pattern.compile(BEGINNING + "[\\w-]{4,}\\." + BEGINNING + "[\\w-]{4,}(?:\\.[\\w-]*)*");

    private static final String REPLACEMENT = "***";

    private WebTokens() {}

    /** Returns the very same text if there is no token in it. */
    static String replace(String text) {
        return text.contains(BEGINNING) ? TOKEN.matcher(text).replaceAll(REPLACEMENT) : text;
    }

    /** Tells whether there may be tokens in a text that is encoded in UTF-8, or in any charset that extends ASCII. */
    static boolean mayBeIn(byte[] text) {
        for (int at = 0; at < text.length - 2; at++) {
            if (text[at] == 'e' && text[at + 1] == 'y' && text[at + 2] == 'J') {
                return true;
            }
        }
        return false;
    }
}
