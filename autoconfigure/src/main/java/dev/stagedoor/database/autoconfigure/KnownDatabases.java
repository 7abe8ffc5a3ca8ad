package dev.stagedoor.database.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** The databases that plugins have asked for, each one object, so that they are told apart fast. */
final class KnownDatabases {

    private final Map<Target, Target> targets = new ConcurrentHashMap<>();

    private final Map<PluginDatabase, PluginDatabase> databases = new ConcurrentHashMap<>();

    PluginDatabase add(PluginDatabase located) {
        Target target = targets.computeIfAbsent(located.target(), key -> key);
        return databases.computeIfAbsent(located.with(target), key -> key);
    }

    /** The database of a plugin, {@code null} if it never asked. */
    @Nullable
    PluginDatabase of(String pluginId) {
        return databases.keySet().stream()
                .filter(database -> database.pluginId().equals(pluginId))
                .findFirst()
                .orElse(null);
    }
}
