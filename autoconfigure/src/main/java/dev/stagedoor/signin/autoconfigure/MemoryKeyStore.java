package dev.stagedoor.signin.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the keys of one process, as long as it runs. */
final class MemoryKeyStore implements KeyStore {

    private final Map<String, PublishedKey> keys = new ConcurrentHashMap<>();

    @Override
    public void add(PublishedKey key) {
        keys.put(key.id(), key);
    }

    @Override
    public List<PublishedKey> list() {
        return List.copyOf(keys.values());
    }

    @Override
    public void remove(Collection<String> ids) {
        keys.keySet().removeAll(ids);
    }
}
