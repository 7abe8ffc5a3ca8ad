package dev.stagedoor.auth;

import java.util.List;
import java.util.Map;

/**
 * The public keys of user tokens, where this backend issues them itself: whoever verifies one asks this bean of the
 * root, if there is one, and needs no request for it. Thread-safe.
 */
public interface UserTokenKeys {

    /**
     * Lists the keys, as {@code /api/auth/.well-known/jwks.json} does.
     *
     * @return JSON Web Keys by their members, those of all replicas; empty until there is one
     */
    List<Map<String, Object>> listPublicKeys();
}
