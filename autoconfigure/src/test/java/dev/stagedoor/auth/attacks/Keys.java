package dev.stagedoor.auth.attacks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** Makes keys, and signs whatever it is given, with whatever algorithm. */
final class Keys {

    private Keys() {}

    static ECKey ec(String id) throws JOSEException {
        return ec(id, Curve.P_256, JWSAlgorithm.ES256);
    }

    static ECKey ec(String id, Curve curve, JWSAlgorithm algorithm) throws JOSEException {
        return new ECKeyGenerator(curve).keyID(id).algorithm(algorithm).generate();
    }

    static RSAKey rsa(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).algorithm(JWSAlgorithm.RS256).generate();
    }

    static byte[] sign(JWK key, String algorithm, String input) {
        try {
            Signature signature = Signature.getInstance(nameOf(algorithm));
            if (algorithm.startsWith("PS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(privateKey(key));
            signature.update(input.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException | JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static PrivateKey privateKey(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? rsa.toPrivateKey() : key.toECKey().toPrivateKey();
    }

    private static String nameOf(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> "SHA256withECDSAinP1363Format";
            case "ES384" -> "SHA384withECDSAinP1363Format";
            case "ES512" -> "SHA512withECDSAinP1363Format";
            case "RS256" -> "SHA256withRSA";
            case "RS512" -> "SHA512withRSA";
            case "PS256" -> "RSASSA-PSS";
            case "DER" -> "SHA256withECDSA";
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    static byte[] mac(byte[] secret, String algorithm, String input) {
        try {
            String name = "HmacSHA" + algorithm.substring(2);
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, name));
            return mac.doFinal(input.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    static byte[] der(JWK key) {
        try {
            return key instanceof RSAKey rsa
                    ? rsa.toPublicKey().getEncoded()
                    : key.toECKey().toPublicKey().getEncoded();
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    static String pem(JWK key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(key));
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
