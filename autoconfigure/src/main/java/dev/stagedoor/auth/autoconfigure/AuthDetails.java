package dev.stagedoor.auth.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.wiring.PluginDetails;

/** Shows with which key each plugin signs. */
final class AuthDetails implements PluginDetails {

    private volatile @Nullable PluginKeys keys;

    void show(PluginKeys known) {
        keys = known;
    }

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public @Nullable Object of(String pluginId) {
        PluginKeys known = keys;
        SigningKeys own = known == null ? null : known.of(pluginId);
        return own == null ? null : own.describe();
    }
}
