package dev.stagedoor.auth.autoconfigure;

import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.BackstageException;

/**
 * Finds the keys of plugins. Those with which this process itself signs are known without asking.
 *
 * @param own the keys of this process
 * @param sources the keys of others
 * @param isInstalled whether a plugin is known to be in some backend
 * @param hosted the keys of users' tokens where this backend issues them, else {@code null}
 */
record PluginIssuers(
        PluginKeys own,
        KeySources sources,
        Predicate<String> isInstalled,
        @Nullable KeySource hosted) {

    private static final String PLUGIN_KEYS = "/.backstage/auth/v1/jwks.json";

    private static final String USER_KEYS = "/.well-known/jwks.json";

    private static final String AUTH = "auth";

    /** The keys of a plugin, for a token with this header that was signed with one of them. */
    KeySource plugin(DiscoveryService discovery, String pluginId, Map<String, Object> header) {
        KeySource here = here(pluginId, header);
        return here != null
                ? here
                : sources.at(address(discovery, pluginId) + PLUGIN_KEYS, () -> isInstalled.test(pluginId));
    }

    /** The keys of a plugin of this process, unless the token's is not among them. */
    private @Nullable KeySource here(String pluginId, Map<String, Object> header) {
        if (!(header.get("alg") instanceof String algorithm) || !(header.get("kid") instanceof String keyId)) {
            return null;
        }
        if (own.own(pluginId).find(algorithm, keyId) != null) {
            return new OwnKeys(pluginId, own);
        }
        KeySource published = own.published(pluginId);
        return published != null && has(published, algorithm, keyId) ? published : null;
    }

    private static boolean has(KeySource source, String algorithm, String keyId) {
        try {
            KeySet known = source.current();
            if (known.find(algorithm, keyId) != null) {
                return true;
            }
            KeySet newer = source.newerThan(known);
            return newer != null && newer.find(algorithm, keyId) != null;
        } catch (RefusedException ex) {
            return false;
        }
    }

    /** The keys with which users' tokens are signed. */
    KeySource users(DiscoveryService discovery) {
        return hosted != null ? hosted : sources.at(address(discovery, AUTH) + USER_KEYS, () -> true);
    }

    private static String address(DiscoveryService discovery, String pluginId) {
        try {
            return discovery.getBaseUrl(pluginId);
        } catch (BackstageException ex) {
            throw new RefusedException(
                    RefusalReason.NO_KEY_ENDPOINT, "plugin " + pluginId + " cannot be found: " + ex.getMessage());
        }
    }

    /** The keys with which this process signs for a plugin. */
    private record OwnKeys(String pluginId, PluginKeys own) implements KeySource {

        @Override
        public KeySet current() {
            return own.own(pluginId);
        }

        @Override
        public @Nullable KeySet newerThan(KeySet known) {
            return null;
        }
    }
}
