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
        InstanceStore known = stores.get(pluginId);
        return known != null ? known : stores.computeIfAbsent(pluginId, id -> new InstanceStore(id, waits));
    }

    /** Begins another run of a plugin, with no instances. */
    InstanceStore begin(String pluginId) {
        InstanceStore fresh = new InstanceStore(pluginId, waits);
        InstanceStore former = stores.put(pluginId, fresh);
        if (former != null) {
            former.clear();
        }
        return fresh;
    }

    /** Whether these are the instances of the current run of their plugin. */
    boolean isCurrent(InstanceStore store) {
        return stores.get(store.holder()) == store;
    }

    void closeRoot() {
        InstanceStore store = stores.remove(ROOT);
        if (store != null) {
            store.clear();
        }
    }

    /** Where what is made once for the backend, when first needed, lives; no plugin may have its id. */
    InstanceStore root() {
        return plugin(ROOT);
    }
}
