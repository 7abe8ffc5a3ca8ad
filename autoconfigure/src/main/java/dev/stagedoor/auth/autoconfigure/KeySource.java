package dev.stagedoor.auth.autoconfigure;

import org.jspecify.annotations.Nullable;

/** Where the public keys of an issuer are. Thread-safe. */
interface KeySource {

    /**
     * The keys as they are known, which are read first if they are not known, or not new enough.
     *
     * @return the keys, the same object as long as they do not change
     * @throws RefusedException if none are known and they cannot be read
     */
    KeySet current();

    /**
     * Newer keys, for a token whose key is not among those that are known.
     *
     * @param known the keys that are known
     * @return others, or {@code null} if there is nothing newer to be had now
     * @throws RefusedException if they cannot be read
     */
    @Nullable
    KeySet newerThan(KeySet known);
}
