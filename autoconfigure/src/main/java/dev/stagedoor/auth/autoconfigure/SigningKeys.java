package dev.stagedoor.auth.autoconfigure;

import java.util.List;
import java.util.Map;

/** The keys of one plugin. Thread-safe. */
interface SigningKeys {

    /**
     * The key with which to sign now, which is made and published first if there is none.
     *
     * @return the key
     */
    SigningKey current();

    /**
     * What is published, also by other processes that run the plugin.
     *
     * @return JSON Web Keys
     */
    List<Map<String, Object>> published();

    /**
     * The keys of this process, for those in the same process.
     *
     * @return the keys, the same object as long as they do not change
     */
    KeySet own();

    /**
     * What may be shown: where the keys are kept, and the id of the one that signs.
     *
     * @return simple values by name
     */
    Map<String, String> describe();
}
