package dev.stagedoor.auth.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/** Makes keys to sign with of the JDK's keys. */
final class KeyPairs {

    private static final byte[] PROBE = "stagedoor".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    /** The JDK's name of the kind of key that an algorithm needs, or {@code null} if it is none that is known. */
    static @Nullable String typeOf(String algorithm) {
        if (!VerificationKey.isAsymmetric(algorithm)) {
            return null;
        }
        return switch (algorithm.substring(0, 2)) {
            case "ES" -> "EC";
            case "RS", "PS" -> "RSA";
            default -> "Ed25519";
        };
    }

    /** Makes a key, and tries it. */
    static SigningKey of(String id, String algorithm, PublicKey publicKey, @Nullable PrivateKey privateKey)
            throws JOSEException, GeneralSecurityException {
        Map<String, Object> published = new LinkedHashMap<>(published(publicKey));
        published.put("kid", id);
        published.put("alg", algorithm);
        VerificationKey verification = KeyReader.read(published);
        Assert.state(
                verification != null && verification.fits(algorithm, id), "the public key is one of another algorithm");
        if (privateKey == null) {
            return new SigningKey(id, algorithm, published, signed -> {
                throw new IllegalStateException("Key '" + id + "' has no private key");
            });
        }
        SigningKey.Signer signer = signer(algorithm, privateKey);
        Assert.state(
                verification.signatures().verify(algorithm, PROBE, signer.sign(PROBE)),
                "the private key does not belong to the public one");
        return new SigningKey(id, algorithm, published, signer);
    }

    private static Map<String, Object> published(PublicKey key) {
        if (key instanceof ECPublicKey curve) {
            return new ECKey.Builder(Curve.forECParameterSpec(curve.getParams()), curve)
                    .build()
                    .toJSONObject();
        }
        return key instanceof RSAPublicKey rsa
                ? new RSAKey.Builder(rsa).build().toJSONObject()
                : EdwardsKeys.published(key);
    }

    private static SigningKey.Signer signer(String algorithm, PrivateKey key) throws JOSEException {
        if (key instanceof ECPrivateKey curve) {
            return signer(algorithm, new ECDSASigner(curve));
        }
        return key.getAlgorithm().equals("RSA")
                ? signer(algorithm, new RSASSASigner(key))
                : signed -> EdwardsKeys.sign(key, signed);
    }

    static SigningKey.Signer signer(String algorithm, JWSSigner signer) {
        JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm));
        return signed -> {
            try {
                return signer.sign(header, signed).decode();
            } catch (JOSEException ex) {
                throw new IllegalStateException("Could not sign a token", ex);
            }
        };
    }
}
