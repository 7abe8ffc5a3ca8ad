package dev.stagedoor.backstage;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.UUID;

/** Signs tokens as a test writes them down, with the JDK alone: no library forbids it anything. */
final class Signer {

    private static final int RSA_BITS = 2048;

    private static final int P256_BYTES = 32;

    private static final int P384_BYTES = 48;

    private static final int PSS_SALT_BYTES = 32;

    private final Algorithm algorithm;

    private final KeyPair keys;

    private final String keyId = UUID.randomUUID().toString();

    private Signer(Algorithm algorithm, KeyPair keys) {
        this.algorithm = algorithm;
        this.keys = keys;
    }

    static Signer of(Algorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyType);
            switch (algorithm) {
                case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case ES384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
                case RS256, PS256 -> generator.initialize(RSA_BITS);
                case EdDSA -> {}
            }
            return new Signer(algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    String keyId() {
        return keyId;
    }

    /** The public key as JSON, with its algorithm. */
    String key() {
        return key(",'alg':'" + algorithm + "'");
    }

    /** The public key as JSON, with other members, which single quotes are used for. */
    String key(String members) {
        return ("{'kid':'" + keyId + "'," + parameters(keys.getPublic()) + members + "}").replace('\'', '"');
    }

    /** A header with the type and the id of the key. */
    String header(String type) {
        return "{'typ':'" + type + "','alg':'" + algorithm + "','kid':'" + keyId + "'}";
    }

    /** Signs a header and a payload, which single quotes are used in. */
    String sign(String header, String payload) {
        String input = encoded(header.replace('\'', '"')) + "." + encoded(payload.replace('\'', '"'));
        return input + "." + encoded(signature(algorithm.signature, input));
    }

    /** The same with a signature in the form that Java writes unless told otherwise. */
    String signInDer(String header, String payload) {
        String input = encoded(header.replace('\'', '"')) + "." + encoded(payload.replace('\'', '"'));
        return input + "." + encoded(signature("SHA256withECDSA", input));
    }

    private byte[] signature(String name, String input) {
        try {
            Signature signature = Signature.getInstance(name);
            if (algorithm == Algorithm.PS256) {
                signature.setParameter(
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSS_SALT_BYTES, 1));
            }
            signature.initSign(keys.getPrivate());
            signature.update(input.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private String parameters(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            int bytes = algorithm == Algorithm.ES256 ? P256_BYTES : P384_BYTES;
            return "'kty':'EC','crv':'P-" + bytes * Byte.SIZE + "','x':'"
                    + encoded(unsigned(ec.getW().getAffineX(), bytes)) + "','y':'"
                    + encoded(unsigned(ec.getW().getAffineY(), bytes)) + "'";
        }
        if (key instanceof RSAPublicKey rsa) {
            return "'kty':'RSA','n':'" + encoded(unsigned(rsa.getModulus(), RSA_BITS / Byte.SIZE)) + "','e':'"
                    + encoded(rsa.getPublicExponent().toByteArray()) + "'";
        }
        byte[] point = unsigned(((EdECPublicKey) key).getPoint().getY(), P256_BYTES);
        byte[] littleEndian = new byte[P256_BYTES];
        for (int i = 0; i < P256_BYTES; i++) {
            littleEndian[i] = point[P256_BYTES - 1 - i];
        }
        if (((EdECPublicKey) key).getPoint().isXOdd()) {
            littleEndian[P256_BYTES - 1] |= (byte) 0x80;
        }
        return "'kty':'OKP','crv':'Ed25519','x':'" + encoded(littleEndian) + "'";
    }

    private static byte[] unsigned(BigInteger number, int bytes) {
        byte[] signed = number.toByteArray();
        byte[] result = new byte[bytes];
        int length = Math.min(signed.length, bytes);
        System.arraycopy(signed, signed.length - length, result, bytes - length, length);
        return result;
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A way to sign. */
    enum Algorithm {
        ES256("EC", "SHA256withECDSAinP1363Format"),
        ES384("EC", "SHA384withECDSAinP1363Format"),
        RS256("RSA", "SHA256withRSA"),
        PS256("RSA", "RSASSA-PSS"),
        EdDSA("Ed25519", "Ed25519");

        private final String keyType;

        private final String signature;

        Algorithm(String keyType, String signature) {
            this.keyType = keyType;
            this.signature = signature;
        }
    }
}
