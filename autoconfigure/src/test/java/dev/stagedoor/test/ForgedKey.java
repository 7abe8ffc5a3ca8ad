package dev.stagedoor.test;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key pair of a test, with everything that is secret about it.
 *
 * @param id the key's id
 * @param algorithm the algorithm with which it signs
 * @param publicKey the public half
 * @param privateKey the private half
 */
public record ForgedKey(String id, String algorithm, PublicKey publicKey, PrivateKey privateKey) {

    /** Makes a key with an id that nobody else has. */
    public static ForgedKey of(String algorithm) {
        return of(algorithm, UUID.randomUUID().toString());
    }

    /** Makes a key. */
    public static ForgedKey of(String algorithm, String id) {
        try {
            KeyPair pair = generator(algorithm).generateKeyPair();
            return new ForgedKey(id, algorithm, pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
        switch (algorithm) {
            case "ES256", "ES384", "ES512" -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(
                        new ECGenParameterSpec(Map.of("ES256", "secp256r1", "ES384", "secp384r1", "ES512", "secp521r1")
                                .get(algorithm)));
                return generator;
            }
            case "EdDSA" -> {
                return KeyPairGenerator.getInstance("Ed25519");
            }
            default -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator;
            }
        }
    }

    /** The same pair under another id. */
    public ForgedKey withId(String other) {
        return new ForgedKey(other, algorithm, publicKey, privateKey);
    }

    /** The same pair for another algorithm. */
    public ForgedKey withAlgorithm(String other) {
        return new ForgedKey(id, other, publicKey, privateKey);
    }

    /** The public key as it is published: {@code kty}, what belongs to it, {@code kid} and {@code alg}. */
    public Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        if (publicKey instanceof ECPublicKey key) {
            int bits = key.getParams().getCurve().getField().getFieldSize();
            jwk.put("kty", "EC");
            jwk.put("x", number(key.getW().getAffineX(), (bits + 7) / 8));
            jwk.put("y", number(key.getW().getAffineY(), (bits + 7) / 8));
            jwk.put("crv", "P-" + bits);
        } else if (publicKey instanceof RSAPublicKey key) {
            jwk.put("kty", "RSA");
            jwk.put("n", number(key.getModulus(), (key.getModulus().bitLength() + 7) / 8));
            jwk.put("e", number(key.getPublicExponent(), 3));
        } else {
            byte[] encoded = publicKey.getEncoded();
            jwk.put("kty", "OKP");
            jwk.put("crv", "Ed25519");
            jwk.put("x", text(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
        }
        jwk.put("kid", id);
        jwk.put("alg", algorithm);
        return jwk;
    }

    /** Signs, in the encoding of tokens. */
    public byte[] sign(byte[] signed) {
        try {
            Signature signature = signature();
            signature.initSign(privateKey);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private Signature signature() throws GeneralSecurityException {
        String bits = algorithm.substring(2);
        return switch (algorithm.substring(0, 2)) {
            case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
            case "PS" -> {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                AlgorithmParameterSpec parameters = new PSSParameterSpec(
                        "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits) / 8, 1);
                signature.setParameter(parameters);
                yield signature;
            }
            default -> Signature.getInstance("Ed25519");
        };
    }

    /** Signs as HS256 does, with any secret. */
    public static byte[] hmac(byte[] secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static String number(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] exact = new byte[length];
        int size = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - size, exact, length - size, size);
        return text(exact);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
