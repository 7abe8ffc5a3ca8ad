package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.util.JSONObjectUtils;

import dev.stagedoor.auth.UserTokenKeys;

/**
 * Reads the keys of user tokens where this backend issues them itself. Asking over HTTP could find all threads of the
 * server waiting for the answer.
 */
record HostedKeys(UserTokenKeys keys) implements Fetcher {

    /** What the log names as the place of the keys. */
    static final URI ADDRESS = URI.create("stagedoor:/api/auth/.well-known/jwks.json");

    private static final int OK = 200;

    @Override
    public CompletableFuture<Fetched> get(URI address) {
        String json = JSONObjectUtils.toJSONString(Map.of("keys", keys.listPublicKeys()));
        return CompletableFuture.completedFuture(new Fetched(OK, json.getBytes(StandardCharsets.UTF_8)));
    }
}
