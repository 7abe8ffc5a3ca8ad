package dev.stagedoor.auth.autoconfigure;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.RefusalReason;

/**
 * Verifies tokens with the published keys of their issuers. What was verified is remembered by the hash of the token,
 * for as long as the token is valid and the keys of its issuer are the same.
 */
final class SignedTokens {

    private static final Pattern TELLABLE = Pattern.compile("[\\w.~-]{1,64}");

    private final InstantSource clock;

    private final @Nullable Cache<ByteBuffer, Verified> verified;

    /**
     * Makes the verification.
     *
     * @param remembered how many tokens are remembered, 0 for none
     */
    SignedTokens(InstantSource clock, int remembered) {
        this.clock = clock;
        this.verified = remembered == 0
                ? null
                : Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /**
     * Tells what is remembered of a token, without looking into it.
     *
     * @param purpose what the token is for
     * @param token the text of the token
     * @return the claims, or {@code null} if it has to be verified
     */
    @Nullable
    Map<String, Object> recall(String purpose, String token) {
        return verified == null ? null : recall(verified, hash(purpose, token));
    }

    private @Nullable Map<String, Object> recall(Cache<ByteBuffer, Verified> cache, ByteBuffer hash) {
        Verified known = cache.getIfPresent(hash);
        if (known == null) {
            return null;
        }
        if (known.isValidAt(now()) && known.hasSameKeys()) {
            return known.claims();
        }
        cache.invalidate(hash);
        return null;
    }

    /**
     * Verifies a token.
     *
     * @param purpose what the token is for; what was verified for one purpose is not for another
     * @param token the text of the token
     * @param source where its issuer's keys are, which may be elsewhere later
     * @param rules what its claims have to say
     * @return the claims
     * @throws RefusedException if it is not valid
     */
    Map<String, Object> verify(String purpose, String token, Supplier<KeySource> source, ClaimRules rules) {
        if (verified == null) {
            return prove(token, source, rules).claims();
        }
        ByteBuffer hash = hash(purpose, token);
        Map<String, Object> known = recall(verified, hash);
        if (known != null) {
            return known;
        }
        Verified fresh = prove(token, source, rules);
        verified.put(hash, fresh);
        return fresh.claims();
    }

    private static ByteBuffer hash(String purpose, String token) {
        return ByteBuffer.wrap(Digests.sha256(purpose + '\n' + token));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private Verified prove(String token, Supplier<KeySource> where, ClaimRules rules) {
        Jwt jwt = Jwt.read(token);
        if (jwt == null) {
            throw new RefusedException(RefusalReason.ILLEGAL_TOKEN, "the token is malformed");
        }
        Map<String, Object> header = jwt.header();
        if (!(header.get("alg") instanceof String algorithm) || !isAllowed(algorithm, rules)) {
            throw new RefusedException(RefusalReason.ALGORITHM_NOT_ALLOWED, "the algorithm is not accepted");
        }
        if (header.containsKey("crit") || header.containsKey("b64")) {
            throw new RefusedException(RefusalReason.BAD_CLAIM, "the header demands what is not known here");
        }
        if (header.containsKey("kid") && !(header.get("kid") instanceof String)) {
            throw new RefusedException(RefusalReason.BAD_CLAIM, "the id of the key is no text");
        }
        String keyId = (String) header.get("kid");
        KeySource source = where.get();
        KeySet keys = source.current();
        VerificationKey key = keys.find(algorithm, keyId);
        if (key == null) {
            KeySet newer = source.newerThan(keys);
            key = newer == null ? null : newer.find(algorithm, keyId);
            if (newer == null || key == null) {
                throw new RefusedException(
                        RefusalReason.UNKNOWN_KEY, "no key fits" + (isTellable(keyId) ? " the id " + keyId : ""));
            }
            keys = newer;
        }
        if (!key.signatures().verify(algorithm, jwt.signed(), jwt.signature())) {
            throw new RefusedException(RefusalReason.BAD_SIGNATURE, "the signature is not the key's");
        }
        rules.check(jwt.payload(), now());
        return new Verified(jwt.payload(), keys, where);
    }

    private static boolean isAllowed(String algorithm, ClaimRules rules) {
        return VerificationKey.isAsymmetric(algorithm)
                && (rules.algorithms().isEmpty() || rules.algorithms().contains(algorithm));
    }

    private static boolean isTellable(@Nullable String keyId) {
        return keyId != null && TELLABLE.matcher(keyId).matches();
    }

    /**
     * A token that was verified.
     *
     * @param keys the keys among which its own was
     * @param source where the keys of its issuer are
     */
    private record Verified(Map<String, Object> claims, KeySet keys, Supplier<KeySource> source) {

        /** Whether the keys of the issuer are still the same. */
        boolean hasSameKeys() {
            try {
                return source.get().current() == keys;
            } catch (RefusedException ex) {
                return false;
            }
        }

        boolean isValidAt(long now) {
            return !(claims.get("exp") instanceof Number end) || end.doubleValue() > now;
        }
    }
}
