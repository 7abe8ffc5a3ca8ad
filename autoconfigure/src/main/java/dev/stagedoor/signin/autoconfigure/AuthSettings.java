package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;

/**
 * What Backstage's section {@code auth} says of user tokens and of guests.
 *
 * @param tokenExpiration for how long a token is valid
 * @param algorithm how tokens are signed, unless keys come from files
 * @param omitsOwnership whether tokens do not tell the ownership
 * @param keyStore where keys are
 * @param staticKeys the keys from files, where they come from there
 * @param guest who guests are, or {@code null} if there is no such provider
 */
record AuthSettings(
        Duration tokenExpiration,
        SigningAlgorithm algorithm,
        boolean omitsOwnership,
        KeyStoreProvider keyStore,
        List<StaticKeyFile> staticKeys,
        @Nullable GuestSettings guest) {

    private static final String EXPIRATION = "auth.backstageTokenExpiration";

    private static final Duration DEFAULT_EXPIRATION = Duration.ofHours(1);

    private static final Duration SHORTEST_EXPIRATION = Duration.ofMinutes(10);

    private static final Duration LONGEST_EXPIRATION = Duration.ofHours(24);

    private static final String ALGORITHM = "auth.identityTokenAlgorithm";

    private static final String OMIT_OWNERSHIP = "auth.omitIdentityTokenOwnershipClaim";

    private static final String PROVIDER = "auth.keyStore.provider";

    private static final String STATIC_KEYS = "auth.keyStore.static.keys";

    AuthSettings {
        staticKeys = List.copyOf(staticKeys);
    }

    /** Where keys are. */
    enum KeyStoreProvider {
        DATABASE,
        MEMORY,
        STATIC
    }

    /**
     * Reads the section.
     *
     * @throws dev.stagedoor.config.ConfigException if any of it can not be used, with all problems
     */
    static AuthSettings read(RootConfigService config) {
        ConfigCheck.all(
                () -> expiration(config),
                () -> algorithm(config, ALGORITHM, ""),
                () -> omitsOwnership(config),
                () -> staticKeys(config, keyStore(config)),
                () -> guest(config));
        KeyStoreProvider keyStore = keyStore(config);
        return new AuthSettings(
                expiration(config),
                algorithm(config, ALGORITHM, ""),
                omitsOwnership(config),
                keyStore,
                staticKeys(config, keyStore),
                guest(config));
    }

    private static Duration expiration(Config config) {
        Duration wanted = config.getOptionalDuration(EXPIRATION).orElse(DEFAULT_EXPIRATION);
        if (wanted.compareTo(SHORTEST_EXPIRATION) < 0) {
            return SHORTEST_EXPIRATION;
        }
        return wanted.compareTo(LONGEST_EXPIRATION) > 0 ? LONGEST_EXPIRATION : wanted;
    }

    private static SigningAlgorithm algorithm(Config config, String key, String prefix) {
        String name = config.getOptionalString(key).orElse(SigningAlgorithm.ES256.name());
        try {
            return SigningAlgorithm.valueOf(name);
        } catch (IllegalArgumentException ex) {
            throw config.invalid(
                    key,
                    "string",
                    "Invalid value of '" + prefix + key + "': '" + name + "'; expected one of "
                            + SigningAlgorithm.NAMES);
        }
    }

    private static boolean omitsOwnership(Config config) {
        return config.getOptionalBoolean(OMIT_OWNERSHIP).orElse(true);
    }

    private static KeyStoreProvider keyStore(Config config) {
        String name = config.getOptionalString(PROVIDER).orElse("database");
        return switch (name) {
            case "database" -> KeyStoreProvider.DATABASE;
            case "memory" -> KeyStoreProvider.MEMORY;
            case "static" -> KeyStoreProvider.STATIC;
            default ->
                throw config.invalid(
                        PROVIDER,
                        "string",
                        "Unknown KeyStore provider: '" + name.toLowerCase(Locale.ROOT) + "' of '" + PROVIDER
                                + "'; expected one of 'database', 'memory', 'static'");
        };
    }

    private static List<StaticKeyFile> staticKeys(Config config, KeyStoreProvider keyStore) {
        if (keyStore != KeyStoreProvider.STATIC) {
            return List.of();
        }
        List<Config> items = config.getConfigArray(STATIC_KEYS);
        if (items.isEmpty()) {
            throw config.invalid(
                    STATIC_KEYS,
                    "object-array",
                    "'" + STATIC_KEYS + "' is empty, and is to name at least one key pair");
        }
        List<StaticKeyFile> files = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            files.add(staticKey(items.get(at), STATIC_KEYS + '[' + at + ']'));
        }
        return files;
    }

    private static StaticKeyFile staticKey(Config item, String key) {
        return new StaticKeyFile(
                item.getString("keyId"),
                item.getString("publicKeyFile"),
                item.getString("privateKeyFile"),
                algorithm(item, "algorithm", key + '.'));
    }

    private static @Nullable GuestSettings guest(Config config) {
        return config.getOptionalConfig(GuestSettings.KEY)
                .map(GuestSettings::read)
                .orElse(null);
    }
}
