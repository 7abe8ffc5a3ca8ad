package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.wiring.PluginDetails;

/** Shows what each plugin has of databases. */
record DatabaseDetails(ConnectionPool connections) implements PluginDetails {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public @Nullable Object of(String pluginId) {
        return connections.state(pluginId);
    }

    @Override
    public Object ofRoot() {
        return connections.state();
    }
}
