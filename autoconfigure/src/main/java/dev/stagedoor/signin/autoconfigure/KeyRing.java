package dev.stagedoor.signin.autoconfigure;

import java.util.List;
import java.util.Map;

/** The keys of user tokens. Thread-safe. */
interface KeyRing extends AutoCloseable {

    /** Returns the key that signs now. Everybody who verifies tokens can have had it by now. */
    SigningKey current();

    /** Returns the public halves of all keys whose tokens may still be valid. */
    List<Map<String, Object>> publicKeys();

    /** Ends what goes on by itself. Keys stay known. */
    @Override
    default void close() {}
}
