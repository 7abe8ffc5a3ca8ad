package dev.stagedoor.signin.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a key pair is.
 *
 * @param keyId its id
 * @param publicKeyFile the file with the public half
 * @param privateKeyFile the file with the private half
 * @param algorithm how it signs
 */
record StaticKeyFile(String keyId, String publicKeyFile, String privateKeyFile, SigningAlgorithm algorithm) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private static final byte[] PROBE = {1};

    /**
     * Reads the files.
     *
     * @throws IllegalStateException if that is not possible, or they are no pair; the message says what to do
     */
    SigningKey read() {
        String family = algorithm.curve() == null ? "RSA" : "EC";
        try {
            KeyFactory factory = KeyFactory.getInstance(family);
            PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(
                    pem(publicKeyFile, "PUBLIC KEY", "openssl pkey -in private.pem -pubout -out public.pem")));
            PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(
                    pem(privateKeyFile, "PRIVATE KEY", "openssl pkcs8 -topk8 -nocrypt -in key.pem -out private.pem")));
            requirePair(family, publicKey, privateKey);
            return new SigningKey(jwk(publicKey, privateKey), algorithm);
        } catch (GeneralSecurityException ex) {
            throw problem("no pair of " + family + " keys, which " + algorithm + " needs", ex);
        }
    }

    private JWK jwk(PublicKey publicKey, PrivateKey privateKey) {
        Curve curve = algorithm.curve();
        if (curve == null) {
            return new RSAKey.Builder((RSAPublicKey) publicKey)
                    .privateKey(privateKey)
                    .keyID(keyId)
                    .algorithm(algorithm.jws())
                    .build();
        }
        ECPublicKey point = (ECPublicKey) publicKey;
        if (!curve.equals(Curve.forECParameterSpec(point.getParams()))) {
            throw problem("keys of another curve than " + curve + ", which " + algorithm + " needs", null);
        }
        return new ECKey.Builder(curve, point)
                .privateKey(privateKey)
                .keyID(keyId)
                .algorithm(algorithm.jws())
                .build();
    }

    private void requirePair(String family, PublicKey publicKey, PrivateKey privateKey)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256with" + (family.equals("EC") ? "ECDSA" : "RSA"));
        signature.initSign(privateKey);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw problem("two halves of different keys", null);
        }
    }

    private byte[] pem(String file, String label, String command) {
        try {
            Matcher found = PEM.matcher(Files.readString(Path.of(file)));
            while (found.find()) {
                if (found.group(1).equals(label)) {
                    return Base64.getMimeDecoder().decode(found.group(2));
                }
            }
        } catch (IOException | IllegalArgumentException ex) {
            throw problem("a file that can not be read: " + file, ex);
        }
        throw problem("no '" + label + "' in " + file + ", which is made with: " + command, null);
    }

    /** The cause is one that knows files and formats, and never what is in a key. */
    private IllegalStateException problem(String what, @Nullable Exception cause) {
        return new IllegalStateException("The key '" + keyId + "' of auth.keyStore.static.keys has " + what, cause);
    }
}
