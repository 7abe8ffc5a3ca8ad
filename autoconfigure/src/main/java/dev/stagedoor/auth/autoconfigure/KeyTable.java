package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where the public keys of a plugin are kept. Thread-safe. */
interface KeyTable {

    /**
     * Adds a key, or keeps it for longer.
     *
     * @param id the key's id
     * @param key the public key, as it is published
     * @param expiry until when it is published
     */
    void put(String id, Map<String, Object> key, Instant expiry);

    /**
     * Lists the keys, and removes those that have expired.
     *
     * @param now the time
     * @return the keys that have not expired
     */
    List<Map<String, Object>> list(Instant now);

    /**
     * Tells what kind of table this is.
     *
     * @return such as {@code database}
     */
    String kind();
}
