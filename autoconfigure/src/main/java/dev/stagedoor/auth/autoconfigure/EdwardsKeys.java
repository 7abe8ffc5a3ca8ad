package dev.stagedoor.auth.autoconfigure;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.autoconfigure.VerificationKey.Signatures;

/** Keys of Edwards curves, which the JDK knows and for which Nimbus needs one more library. */
final class EdwardsKeys {

    /** What stands before the bytes of a public key where it is told with its algorithm. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] ED448 = HexFormat.of().parseHex("3043300506032b6571033a00");

    private static final Map<Curve, byte[]> PREFIXES = Map.of(Curve.Ed25519, ED25519, Curve.Ed448, ED448);

    private EdwardsKeys() {}

    static @Nullable Signatures signatures(OctetKeyPair pair) throws GeneralSecurityException {
        byte[] prefix = PREFIXES.get(pair.getCurve());
        if (prefix == null) {
            return null;
        }
        byte[] point = pair.getDecodedX();
        byte[] encoded = new byte[prefix.length + point.length];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(point, 0, encoded, prefix.length, point.length);
        String curve = pair.getCurve().getName();
        return new EdwardsSignatures(
                curve, KeyFactory.getInstance(curve).generatePublic(new X509EncodedKeySpec(encoded)));
    }

    static Map<String, Object> published(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int prefix = ED25519.length;
        return Map.of(
                "kty",
                "OKP",
                "crv",
                Curve.Ed25519.getName(),
                "x",
                Base64URL.encode(Arrays.copyOfRange(encoded, prefix, encoded.length))
                        .toString());
    }

    static byte[] sign(PrivateKey key, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Could not sign a token", ex);
        }
    }

    /** Signatures by an Edwards curve. */
    private record EdwardsSignatures(String curve, PublicKey key) implements Signatures {

        @Override
        public boolean canVerify(String algorithm) {
            return algorithm.equals("EdDSA") || algorithm.equals(curve);
        }

        @Override
        public boolean verify(String algorithm, byte[] signed, byte[] signature) {
            try {
                Signature verifier = Signature.getInstance(curve);
                verifier.initVerify(key);
                verifier.update(signed);
                return verifier.verify(signature);
            } catch (GeneralSecurityException ex) {
                return false;
            }
        }
    }
}
