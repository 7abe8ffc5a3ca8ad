package dev.stagedoor.auth.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.RefusalReason;

/** The public keys of an issuer at one time. Immutable. */
final class KeySet {

    static final KeySet EMPTY = new KeySet(List.of());

    private final List<VerificationKey> keys;

    private KeySet(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads keys; those with which nothing can be verified here are left out. */
    static KeySet of(List<?> published) {
        List<VerificationKey> keys = new ArrayList<>();
        for (Object one : published) {
            VerificationKey key = one instanceof Map<?, ?> members ? KeyReader.read(named(members)) : null;
            if (key != null) {
                keys.add(key);
            }
        }
        return new KeySet(keys);
    }

    static KeySet ofKeys(List<VerificationKey> keys) {
        return new KeySet(keys);
    }

    private static Map<String, Object> named(Map<?, ?> members) {
        Map<String, Object> named = new HashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                named.put(String.valueOf(name), value);
            }
        });
        return named;
    }

    /** Finds the key that a token's header means; {@code null} if there is none. */
    @Nullable
    VerificationKey find(String algorithm, @Nullable String keyId) {
        VerificationKey found = null;
        for (VerificationKey key : keys) {
            if (key.fits(algorithm, keyId)) {
                if (found != null) {
                    throw new RefusedException(RefusalReason.UNKNOWN_KEY, "several keys of the issuer fit");
                }
                found = key;
            }
        }
        return found;
    }

    boolean hasSameKeysAs(KeySet other) {
        return keys.stream()
                .map(VerificationKey::members)
                .toList()
                .equals(other.keys.stream().map(VerificationKey::members).toList());
    }
}
