package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The keys of all plugins of this process. They stay when a plugin runs anew, for its tokens are still about. */
final class PluginKeys {

    private final Map<String, SigningKeys> keys = new ConcurrentHashMap<>();

    private final Map<String, KeySource> published = new ConcurrentHashMap<>();

    private final AuthProperties timing;

    private final InstantSource clock;

    private final @Nullable SigningKeys fixed;

    /**
     * Knows no keys yet.
     *
     * @param fixed the keys of every plugin, or {@code null} if each has its own, which change
     */
    PluginKeys(AuthProperties timing, InstantSource clock, @Nullable SigningKeys fixed) {
        this.timing = timing;
        this.clock = clock;
        this.fixed = fixed;
    }

    /** Begins a run of a plugin, which keeps its keys in a table unless they are fixed. */
    SigningKeys begin(String pluginId, Supplier<KeyTable> table) {
        if (fixed != null) {
            keys.put(pluginId, fixed);
            return fixed;
        }
        return keys.compute(pluginId, (id, former) -> {
            KeyTable now = table.get();
            if (!(former instanceof RotatingKeys rotating)) {
                return new RotatingKeys(now, timing, clock, KeyGenerator::generate);
            }
            if (!(now instanceof MemoryKeyTable)) {
                rotating.keepIn(now);
            }
            return rotating;
        });
    }

    /** The keys of a plugin, or {@code null} if it never had any. */
    @Nullable
    SigningKeys of(String pluginId) {
        return keys.get(pluginId);
    }

    /** The keys with which this process signs for a plugin; none if it never did. */
    KeySet own(String pluginId) {
        SigningKeys known = keys.get(pluginId);
        return known == null ? KeySet.EMPTY : known.own();
    }

    /**
     * The keys that are published for a plugin of this process, those of other processes included. Asking over HTTP
     * could find all threads of the server waiting for the answer.
     *
     * @return the keys, or {@code null} if the plugin is not in this process
     */
    @Nullable
    KeySource published(String pluginId) {
        SigningKeys known = keys.get(pluginId);
        return known == null
                ? null
                : published.computeIfAbsent(
                        pluginId,
                        id -> new RemoteKeys(
                                URI.create("stagedoor:/api/" + id),
                                Fetched.inProcess(known::published),
                                clock,
                                () -> true));
    }
}
