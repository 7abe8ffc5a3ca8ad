package dev.stagedoor.config.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.RootConfigService.Subscription;
import dev.stagedoor.wiring.PluginListener;

/** Who wants to know of changes. What a plugin subscribes while it starts ends when it stops. Thread-safe. */
final class ConfigListeners implements PluginListener {

    private static final Log logger = LogFactory.getLog(ConfigListeners.class);

    private final Supplier<@Nullable String> currentPlugin;

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * Makes it.
     *
     * @param currentPlugin tells on behalf of which plugin the calling thread works
     */
    ConfigListeners(Supplier<@Nullable String> currentPlugin) {
        this.currentPlugin = currentPlugin;
    }

    Subscription add(Runnable callback) {
        Entry added = new Entry(callback, currentPlugin.get());
        entries.add(added);
        return () -> entries.removeIf(entry -> entry == added);
    }

    /** Calls all of them, whatever happens in one. */
    void tell() {
        for (Entry entry : entries) {
            try {
                entry.callback().run();
            } catch (RuntimeException | Error ex) {
                String whose = entry.pluginId() == null ? "A listener" : "A listener of plugin " + entry.pluginId();
                logger.error(whose + " failed after the configuration changed", ex);
            }
        }
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        // What it wants to know of, it said itself.
    }

    @Override
    public void closing(String pluginId) {
        entries.removeIf(entry -> pluginId.equals(entry.pluginId()));
    }

    /** A subscription; one callback may have several. */
    private record Entry(Runnable callback, @Nullable String pluginId) {}
}
