package dev.stagedoor.auth.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** Makes the keys of plugins. */
final class KeyGenerator {

    private KeyGenerator() {}

    static SigningKey generate() {
        String id = UUID.randomUUID().toString();
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256).generate();
            Map<String, Object> publicKey =
                    new LinkedHashMap<>(pair.toPublicJWK().toJSONObject());
            publicKey.put("kid", id);
            publicKey.put("alg", JWSAlgorithm.ES256.getName());
            return new SigningKey(id, JWSAlgorithm.ES256.getName(), publicKey, signer(new ECDSASigner(pair)));
        } catch (JOSEException ex) {
            throw new IllegalStateException("Could not make a key", ex);
        }
    }

    private static SigningKey.Signer signer(JWSSigner signer) {
        JWSHeader header = new JWSHeader(JWSAlgorithm.ES256);
        return signed -> {
            try {
                return signer.sign(header, signed).decode();
            } catch (JOSEException ex) {
                throw new IllegalStateException("Could not sign a token", ex);
            }
        };
    }
}
