package dev.stagedoor.signin.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys from files, which never change: the first one signs. */
final class StaticKeys implements KeyRing {

    private final SigningKey first;

    private final List<Map<String, Object>> publicKeys;

    StaticKeys(List<SigningKey> keys) {
        this.first = keys.get(0);
        this.publicKeys = keys.stream().map(StaticKeys::forSignatures).toList();
    }

    @Override
    public SigningKey current() {
        return first;
    }

    @Override
    public List<Map<String, Object>> publicKeys() {
        return publicKeys;
    }

    private static Map<String, Object> forSignatures(SigningKey key) {
        Map<String, Object> jwk = new HashMap<>(key.publicJwk());
        jwk.put("use", "sig");
        return Map.copyOf(jwk);
    }
}
