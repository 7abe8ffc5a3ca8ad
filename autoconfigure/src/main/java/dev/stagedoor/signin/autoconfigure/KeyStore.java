package dev.stagedoor.signin.autoconfigure;

import java.util.Collection;
import java.util.List;

/** Where the public keys of all replicas are. Thread-safe. */
interface KeyStore {

    /** Adds a key. When this returns, all replicas list it. */
    void add(PublishedKey key);

    /** Lists all keys that were added and not removed, also those that ended. */
    List<PublishedKey> list();

    /** Removes keys by their ids; such as are not there do not matter. */
    void remove(Collection<String> ids);
}
