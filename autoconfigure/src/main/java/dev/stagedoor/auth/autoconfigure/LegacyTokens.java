package dev.stagedoor.auth.autoconfigure;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.stagedoor.auth.ExternalTokenHandler;
import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.config.Config;

/** Tokens that are signed with a shared secret, as backends did before plugins had keys of their own. */
final class LegacyTokens implements ExternalTokenHandler {

    private static final String SECRET = "secret";

    private static final String HMAC = "HmacSHA256";

    private static final String SUBJECT = "backstage-server";

    private static final ClaimRules RULES = ClaimRules.requiring();

    private final InstantSource clock;

    LegacyTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String type() {
        return "legacy";
    }

    @Override
    public Entry initialize(Config options) {
        byte[] secret = secret(options);
        return entry(secret, StaticTokens.word(options, "subject"));
    }

    /** Reads a secret. */
    static byte[] secret(Config options) {
        String text = StaticTokens.word(options, SECRET);
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException ex) {
            throw notBase64(options);
        }
        if (secret.length == 0) {
            throw notBase64(options);
        }
        return secret;
    }

    private static RuntimeException notBase64(Config options) {
        return options.invalid(SECRET, "a base64 text", "Illegal secret, must be a valid base64 string");
    }

    Entry entry(byte[] secret, String subject) {
        SecretKeySpec key = new SecretKeySpec(secret, HMAC);
        return token -> accepts(key, token) ? subject : null;
    }

    private boolean accepts(SecretKeySpec key, String token) {
        Jwt jwt = Jwt.read(token);
        if (jwt == null
                || !"HS256".equals(jwt.header().get("alg"))
                || !SUBJECT.equals(jwt.payload().get("sub"))
                || jwt.payload().get("aud") != null
                || !MessageDigest.isEqual(mac(key, jwt.signed()), jwt.signature())) {
            return false;
        }
        check(jwt.header(), jwt.payload());
        return true;
    }

    /** The secret is right, so that this is the token's kind, and no other entry accepts it. */
    private void check(Map<String, Object> header, Map<String, Object> claims) {
        if (header.containsKey("crit") || header.containsKey("b64")) {
            throw new RefusedException(RefusalReason.BAD_CLAIM, "the header demands what is not known here");
        }
        RULES.check(claims, clock.instant().getEpochSecond());
    }

    private static byte[] mac(SecretKeySpec key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
