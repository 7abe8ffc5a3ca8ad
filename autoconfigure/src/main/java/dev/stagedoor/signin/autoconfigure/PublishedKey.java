package dev.stagedoor.signin.autoconfigure;

import java.time.Instant;
import java.util.Map;

/**
 * A public key that whoever verifies tokens may need.
 *
 * @param id its id
 * @param jwk the members of its JSON Web Key
 * @param expiresAt when the last token that it signed has ended
 */
record PublishedKey(String id, Map<String, Object> jwk, Instant expiresAt) {

    PublishedKey {
        jwk = Map.copyOf(jwk);
    }
}
