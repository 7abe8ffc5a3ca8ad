package dev.stagedoor.signin.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;

import dev.stagedoor.auth.Token;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.signin.SignInResult;

/**
 * Issues tokens to users. Each carries, besides its own signature, that of the limited token which others make of it
 * without a key, so all texts are written to the byte as Backstage writes them. Thread-safe.
 */
final class UserTokens {

    private static final String USER = "vnd.backstage.user";

    private static final String LIMITED_USER = "vnd.backstage.limited-user";

    private static final int LONGEST_TOKEN = 32_768;

    private final KeyRing keys;

    private final UserInfoTable users;

    private final Supplier<String> issuer;

    private final AuthSettings settings;

    private final InstantSource clock;

    private final LoggerService logger;

    UserTokens(
            KeyRing keys,
            UserInfoTable users,
            Supplier<String> issuer,
            AuthSettings settings,
            InstantSource clock,
            LoggerService logger) {
        this.keys = keys;
        this.users = users;
        this.issuer = issuer;
        this.settings = settings;
        this.clock = clock;
        this.logger = logger;
    }

    /**
     * Issues a token, and remembers what the user owns things through.
     *
     * @throws IllegalStateException if the token became longer than others accept
     */
    IssuedToken issue(SignInResult user) {
        SigningKey key = keys.current();
        long issuedAt = clock.instant().getEpochSecond();
        long expiresAt = issuedAt + lifetime().toSeconds();
        logger.info("Issuing token for {}, with entities {}", user.userEntityRef(), user.ownershipEntityRefs());
        String proof = key.sign(part(header(LIMITED_USER, key)) + '.' + part(limitedClaims(user, issuedAt, expiresAt)));
        String signed = part(header(USER, key)) + '.' + part(claims(user, issuedAt, expiresAt, proof));
        String token = signed + '.' + key.sign(signed);
        if (token.length() > LONGEST_TOKEN) {
            throw new IllegalStateException("The token of '" + user.userEntityRef() + "' would be longer than "
                    + LONGEST_TOKEN + " characters, because it has "
                    + user.ownershipEntityRefs().size()
                    + " ownership claims; let the sign-in resolver return fewer, or leave"
                    + " auth.omitIdentityTokenOwnershipClaim true");
        }
        users.save(user);
        Instant end = Instant.ofEpochSecond(expiresAt);
        return new IssuedToken(Token.of(token, end), user, end);
    }

    private Duration lifetime() {
        return settings.tokenExpiration();
    }

    private static String header(String type, SigningKey key) {
        return "{\"typ\":" + JsonText.quote(type) + ",\"alg\":"
                + JsonText.quote(key.algorithm().name()) + ",\"kid\":" + JsonText.quote(key.id()) + "}";
    }

    private static String limitedClaims(SignInResult user, long issuedAt, long expiresAt) {
        return "{\"sub\":" + JsonText.quote(user.userEntityRef()) + ",\"iat\":" + issuedAt + ",\"exp\":" + expiresAt
                + "}";
    }

    private String claims(SignInResult user, long issuedAt, long expiresAt, String proof) {
        String ownership = settings.omitsOwnership() ? "" : ",\"ent\":" + JsonText.quote(user.ownershipEntityRefs());
        return "{\"iss\":" + JsonText.quote(issuer.get()) + ",\"sub\":" + JsonText.quote(user.userEntityRef())
                + ownership + ",\"aud\":\"backstage\",\"iat\":" + issuedAt + ",\"exp\":" + expiresAt + ",\"uip\":"
                + JsonText.quote(proof) + "}";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
