package dev.stagedoor.auth.autoconfigure;

import java.security.MessageDigest;
import java.util.regex.Pattern;

import dev.stagedoor.auth.ExternalTokenHandler;
import dev.stagedoor.config.Config;

/** Tokens that stand in the configuration as they are. */
final class StaticTokens implements ExternalTokenHandler {

    private static final String TOKEN = "token";

    private static final String SUBJECT = "subject";

    private static final int SHORTEST = 8;

    private static final Pattern NO_SPACE = Pattern.compile("\\S+");

    @Override
    public String type() {
        return "static";
    }

    @Override
    public Entry initialize(Config options) {
        String token = word(options, TOKEN);
        if (token.length() < SHORTEST) {
            throw options.invalid(
                    TOKEN,
                    "at least " + SHORTEST + " characters",
                    "Illegal token, must be at least " + SHORTEST + " characters length");
        }
        String subject = word(options, SUBJECT);
        byte[] expected = Digests.sha256(token);
        // The comparison takes the same time, however much of the token is right.
        return given -> MessageDigest.isEqual(expected, Digests.sha256(given)) ? subject : null;
    }

    /** Reads a text without spaces. */
    static String word(Config options, String key) {
        String text = options.getString(key);
        if (!NO_SPACE.matcher(text).matches()) {
            throw options.invalid(
                    key, "a text without spaces", "Illegal " + key + ", must be a set of non-space characters");
        }
        return text;
    }
}
