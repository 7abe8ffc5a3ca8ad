package dev.stagedoor.auth.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** Makes the keys of plugins. */
final class KeyGenerator {

    private static final String ES256 = "ES256";

    private KeyGenerator() {}

    static SigningKey generate() {
        String id = UUID.randomUUID().toString();
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256).generate();
            Map<String, Object> publicKey =
                    new LinkedHashMap<>(pair.toPublicJWK().toJSONObject());
            publicKey.put("kid", id);
            publicKey.put("alg", ES256);
            return new SigningKey(id, ES256, publicKey, KeyPairs.signer(ES256, new ECDSASigner(pair)));
        } catch (JOSEException ex) {
            throw new IllegalStateException("Could not make a key", ex);
        }
    }
}
