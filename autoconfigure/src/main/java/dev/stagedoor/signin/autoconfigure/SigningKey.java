package dev.stagedoor.signin.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWK;

/** A key that signs tokens. Its private half does not leave this object. Thread-safe. */
final class SigningKey {

    private final String id;

    private final SigningAlgorithm algorithm;

    private final JWSSigner signer;

    private final Map<String, Object> publicJwk;

    /**
     * Knows the key.
     *
     * @param key both halves, with an id
     * @param algorithm how it signs
     */
    SigningKey(JWK key, SigningAlgorithm algorithm) {
        this.id = key.getKeyID();
        this.algorithm = algorithm;
        this.publicJwk = Map.copyOf(key.toPublicJWK().toJSONObject());
        try {
            this.signer = algorithm.signer(key);
        } catch (JOSEException ex) {
            throw new IllegalArgumentException("The key '" + id + "' can not sign with " + algorithm, ex);
        }
    }

    String id() {
        return id;
    }

    SigningAlgorithm algorithm() {
        return algorithm;
    }

    /** The public half, by the members of its JSON Web Key. */
    Map<String, Object> publicJwk() {
        return publicJwk;
    }

    /** Signs a text, and returns the signature as it stands in a token. */
    String sign(String text) {
        try {
            return signer.sign(new JWSHeader(algorithm.jws()), text.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException ex) {
            throw new IllegalStateException("The key '" + id + "' did not sign", ex);
        }
    }
}
