package dev.stagedoor.auth.autoconfigure;

import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.autoconfigure.VerificationKey.Signatures;

/** Reads JSON Web Keys. */
final class KeyReader {

    private static final int SHORTEST_RSA = 2048;

    /** What makes the key; what is said about it is read elsewhere. */
    private static final Set<String> SUBSTANCE = Set.of("kty", "crv", "x", "y", "n", "e");

    private KeyReader() {}

    /** Reads a key; {@code null} if nothing can be verified with it. */
    static @Nullable VerificationKey read(Map<String, Object> members) {
        try {
            Map<String, Object> substance = new HashMap<>(members);
            substance.keySet().retainAll(SUBSTANCE);
            Signatures signatures = signatures(JWK.parse(substance));
            return signatures == null ? null : new VerificationKey(members, signatures);
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException ex) {
            return null;
        }
    }

    private static @Nullable Signatures signatures(JWK key) throws JOSEException, GeneralSecurityException {
        if (key instanceof ECKey curve) {
            return of(curve.toECPublicKey());
        }
        if (key instanceof RSAKey rsa) {
            return of(rsa.toRSAPublicKey());
        }
        return key instanceof OctetKeyPair pair ? EdwardsKeys.signatures(pair) : null;
    }

    private static Signatures of(ECPublicKey key) throws JOSEException {
        JWSVerifier verifier = new ECDSAVerifier(key);
        return new NimbusSignatures(verifier, verifier.supportedJWSAlgorithms());
    }

    private static @Nullable Signatures of(RSAPublicKey key) {
        return key.getModulus().bitLength() < SHORTEST_RSA
                ? null
                : new NimbusSignatures(new RSASSAVerifier(key), new RSASSAVerifier(key).supportedJWSAlgorithms());
    }

    /** Signatures by elliptic curves and by RSA. */
    private record NimbusSignatures(JWSVerifier verifier, Set<JWSAlgorithm> algorithms) implements Signatures {

        @Override
        public boolean canVerify(String algorithm) {
            return VerificationKey.isAsymmetric(algorithm) && algorithms.contains(new JWSAlgorithm(algorithm));
        }

        @Override
        public boolean verify(String algorithm, byte[] signed, byte[] signature) {
            try {
                return verifier.verify(
                        new JWSHeader(JWSAlgorithm.parse(algorithm)), signed, Base64URL.encode(signature));
            } catch (JOSEException ex) {
                return false;
            }
        }
    }
}
