package dev.stagedoor.auth;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A secret that proves who one is. Its text has to be asked for: neither {@code toString} nor JSON shows it.
 * Immutable.
 */
public final class Token {

    private final String text;

    private final @Nullable Instant expiry;

    private Token(String text, @Nullable Instant expiry) {
        this.text = text;
        this.expiry = expiry;
    }

    /**
     * Wraps the text of a token.
     *
     * @param text the token; empty where requests go without one
     * @param expiry when it ends, or {@code null} if that is not known
     * @return the token
     */
    public static Token of(String text, @Nullable Instant expiry) {
        return new Token(text, expiry);
    }

    /**
     * Returns the secret. It belongs into an {@code Authorization} header or a cookie, and nowhere else.
     *
     * @return the text; empty where requests go without a token
     */
    public String reveal() {
        return text;
    }

    /**
     * Returns when the token ends.
     *
     * @return the time, or {@code null} if that is not known
     */
    public @Nullable Instant expiresAt() {
        return expiry;
    }

    @Override
    public String toString() {
        return "Token[***]";
    }
}
