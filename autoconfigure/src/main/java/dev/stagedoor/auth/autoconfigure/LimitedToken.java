package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.Token;

/** Derives limited tokens: a user's token carries the signature of the one that is derived from it. */
final class LimitedToken {

    private static final long MILLIS = 1000;

    private LimitedToken() {}

    /**
     * Derives a limited token; what is one already, or has no type, stays as it is.
     *
     * @param userToken a verified token of a user
     * @return the limited token, with its end
     * @throws RefusedException if it has none; the detail is meant for the caller
     */
    static Token of(String userToken) {
        Jwt user = Jwt.read(userToken);
        if (user == null) {
            throw refusal("invalid token type");
        }
        Instant expiry = time(user.payload().get("exp"));
        Object type = user.header().get("typ");
        if (type == null || "".equals(type) || TokenTypes.LIMITED_USER.equals(type)) {
            return Token.of(userToken, expiry);
        }
        if (!TokenTypes.USER.equals(type)) {
            throw refusal("invalid token type");
        }
        if (!(user.payload().get("uip") instanceof String proof) || proof.isEmpty()) {
            throw refusal("missing user identity proof");
        }
        return Token.of(header(user) + '.' + payload(user) + '.' + proof, expiry);
    }

    private static RefusedException refusal(String problem) {
        return new RefusedException(RefusalReason.NO_DELEGATION, "Failed to create limited user token, " + problem);
    }

    private static String header(Jwt user) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("typ", TokenTypes.LIMITED_USER);
        header.put("alg", user.header().get("alg"));
        header.put("kid", user.header().get("kid"));
        return Jwt.encode(Javascript.stringify(header));
    }

    private static String payload(Jwt user) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("sub", user.payload().get("sub"));
        payload.put("iat", user.payload().get("iat"));
        payload.put("exp", user.payload().get("exp"));
        return Jwt.encode(Javascript.stringify(payload));
    }

    /** The time that a claim tells in seconds, or {@code null}. */
    static @Nullable Instant time(@Nullable Object seconds) {
        return seconds instanceof Number number ? Instant.ofEpochMilli((long) (number.doubleValue() * MILLIS)) : null;
    }
}
