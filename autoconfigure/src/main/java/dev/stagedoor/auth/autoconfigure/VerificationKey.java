package dev.stagedoor.auth.autoconfigure;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A public key as its issuer publishes it.
 *
 * @param members the JSON Web Key
 * @param signatures verifies signatures with it
 */
record VerificationKey(Map<String, Object> members, Signatures signatures) {

    private static final Set<String> ALGORITHMS =
            Set.of("ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA", "Ed25519");

    /** Whether an algorithm is one that a published key verifies: all of them are asymmetric. */
    static boolean isAsymmetric(@Nullable Object algorithm) {
        return algorithm instanceof String name && ALGORITHMS.contains(name);
    }

    /** Whether a token's header means this key. */
    boolean fits(String algorithm, @Nullable String keyId) {
        return (keyId == null || keyId.equals(members.get("kid")))
                && (!(members.get("alg") instanceof String own) || own.equals(algorithm))
                && (!(members.get("use") instanceof String use) || use.equals("sig"))
                && (!(members.get("key_ops") instanceof Iterable<?> operations) || contains(operations, "verify"))
                && signatures.canVerify(algorithm);
    }

    private static boolean contains(Iterable<?> values, String wanted) {
        for (Object value : values) {
            if (Objects.equals(value, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Verifies signatures with one key. Thread-safe. */
    interface Signatures {

        /** Whether the key is of the algorithm's kind. */
        boolean canVerify(String algorithm);

        /** Whether a signature is the key's. */
        boolean verify(String algorithm, byte[] signed, byte[] signature);
    }
}
