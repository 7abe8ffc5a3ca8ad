package dev.stagedoor.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The instances of every plugin and of the root. */
class InstanceStores {

    private static final String ROOT = "root";

    private final Map<String, InstanceStore> stores = new ConcurrentHashMap<>();

    private final Waits waits;

    InstanceStores(Waits waits) {
        this.waits = waits;
    }

    InstanceStore plugin(String pluginId) {
        return stores.computeIfAbsent(pluginId, id -> new InstanceStore(id, waits));
    }

    /** Destroys the instances of a plugin; its next run begins with none. */
    void close(String pluginId) {
        InstanceStore store = stores.remove(pluginId);
        if (store != null) {
            store.clear();
        }
    }

    void closeRoot() {
        close(ROOT);
    }

    /** Where what is made once for the backend, when first needed, lives; no plugin may have its id. */
    InstanceStore root() {
        return plugin(ROOT);
    }
}
