package dev.stagedoor.signin.autoconfigure;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.jspecify.annotations.Nullable;

/** An algorithm with which user tokens may be signed; all are asymmetric. */
enum SigningAlgorithm {
    ES256(JWSAlgorithm.ES256, Curve.P_256),
    ES384(JWSAlgorithm.ES384, Curve.P_384),
    ES512(JWSAlgorithm.ES512, Curve.P_521),
    RS256(JWSAlgorithm.RS256, null),
    RS384(JWSAlgorithm.RS384, null),
    RS512(JWSAlgorithm.RS512, null),
    PS256(JWSAlgorithm.PS256, null),
    PS384(JWSAlgorithm.PS384, null),
    PS512(JWSAlgorithm.PS512, null);

    static final String NAMES = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining("', '", "'", "'"));

    private static final int RSA_BITS = 2048;

    private final JWSAlgorithm jws;

    private final @Nullable Curve curve;

    SigningAlgorithm(JWSAlgorithm jws, @Nullable Curve curve) {
        this.jws = jws;
        this.curve = curve;
    }

    JWSAlgorithm jws() {
        return jws;
    }

    /** The curve of its keys; {@code null} if they are RSA's. */
    @Nullable
    Curve curve() {
        return curve;
    }

    JWK generate(String keyId) {
        try {
            return curve == null
                    ? new RSAKeyGenerator(RSA_BITS).keyID(keyId).algorithm(jws).generate()
                    : new ECKeyGenerator(curve).keyID(keyId).algorithm(jws).generate();
        } catch (JOSEException ex) {
            throw new IllegalStateException("This JVM can not make keys for " + name(), ex);
        }
    }

    JWSSigner signer(JWK key) throws JOSEException {
        return curve == null ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey());
    }
}
