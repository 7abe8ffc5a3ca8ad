package dev.stagedoor.auth.autoconfigure;

import dev.stagedoor.config.Config;

/** Where plugins have their keys. */
enum KeyStore {

    /** In each plugin's database, or in memory where there is none. */
    DATABASE,

    /** In files. */
    STATIC;

    private static final String KEY = "backend.auth.pluginKeyStore.type";

    static KeyStore read(Config config) {
        String type = config.getOptionalString(KEY).orElse("database");
        return switch (type) {
            case "database" -> DATABASE;
            case "static" -> STATIC;
            default ->
                throw config.invalid(
                        KEY,
                        "'database' or 'static'",
                        "Unsupported config value " + KEY + " '" + type + "'; expected one of 'database', 'static'");
        };
    }
}
