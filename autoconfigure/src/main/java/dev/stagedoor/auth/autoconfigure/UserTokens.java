package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.AuthenticationException;

/** The tokens of users, which the plugin {@code auth} issues. Neither issuer nor audience of typed ones are looked at. */
record UserTokens(PluginIssuers issuers, SignedTokens signed, DiscoveryService discovery, Refusals refusals) {

    private static final String FAILED = "Failed user token verification";

    /** Which rules a token has to obey is told by itself. */
    private static final String PURPOSE = "user";

    private static final String LOGGED = "Failed to verify incoming user token";

    private static final ClaimRules TYPED = ClaimRules.requiring("iat", "exp", "sub");

    private static final ClaimRules UNTYPED = ClaimRules.requiring().forAudience(TokenTypes.USER_AUDIENCE);

    static boolean isLimited(String token) {
        return TokenTypes.LIMITED_USER.equals(Jwt.typeOf(token));
    }

    /**
     * Verifies a token if it is a user's.
     *
     * @param onBehalfOf whether it stands in a plugin's token
     * @return whose token it is, or {@code null} if it is no user's
     */
    @Nullable
    Verified verify(String token, boolean onBehalfOf) {
        Map<String, Object> claims = signed.recall(PURPOSE, token);
        if (claims == null) {
            ClaimRules rules = rules(token);
            if (rules == null) {
                return null;
            }
            try {
                claims = signed.verify(PURPOSE, token, this::keys, rules);
            } catch (RefusedException ex) {
                throw refused(FAILED, ex, onBehalfOf);
            }
        }
        if (!(claims.get("sub") instanceof String user) || user.isEmpty()) {
            throw refused("No user sub found in token", bad("the claim sub is no name"), onBehalfOf);
        }
        Instant expiry = LimitedToken.time(claims.get("exp"));
        if (expiry == null) {
            throw refused("User token is missing expiration", bad("the claim exp is missing"), onBehalfOf);
        }
        return new Verified(user, expiry);
    }

    private KeySource keys() {
        return issuers.users(discovery);
    }

    private static @Nullable ClaimRules rules(String token) {
        String type = Jwt.typeOf(token);
        if (TokenTypes.USER.equals(type) || TokenTypes.LIMITED_USER.equals(type)) {
            return TYPED;
        }
        Jwt jwt = Jwt.read(token);
        return jwt != null && TokenTypes.USER_AUDIENCE.equals(jwt.payload().get("aud")) ? UNTYPED : null;
    }

    private AuthenticationException refused(String told, RefusedException why, boolean onBehalfOf) {
        if (onBehalfOf) {
            return refusals.invalid(
                    LOGGED,
                    told,
                    new RefusedException(RefusalReason.BAD_ON_BEHALF_OF, why.reason() + ": " + why.detail()));
        }
        return refusals.invalid(
                LOGGED,
                told,
                why.reason() == RefusalReason.NO_KEY_ENDPOINT
                        ? new RefusedException(RefusalReason.KEYS_UNAVAILABLE, why.detail())
                        : why);
    }

    private static RefusedException bad(String detail) {
        return new RefusedException(RefusalReason.BAD_CLAIM, detail);
    }

    /**
     * Whose token it is.
     *
     * @param entityRef the user
     * @param expiry when the token ends
     */
    record Verified(String entityRef, Instant expiry) {}
}
