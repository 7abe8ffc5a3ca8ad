package dev.stagedoor.database.autoconfigure;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;

/**
 * What is said of the databases of all plugins, or of the one of a plugin; {@code null} where nothing is said.
 *
 * @param client the name of the database's client
 * @param connection a text, or a map
 * @param ensureExists whether the database is made
 * @param ensureSchemaExists whether the schema is made
 * @param role the role that is taken on
 * @param skipMigrations whether others bring the database up to date
 * @param knex what is said to knex
 */
record PluginSettings(
        @Nullable String client,
        @Nullable Object connection,
        @Nullable Boolean ensureExists,
        @Nullable Boolean ensureSchemaExists,
        @Nullable String role,
        @Nullable Boolean skipMigrations,
        KnexSettings knex) {

    static final String CLIENT = "client";

    static final String CONNECTION = "connection";

    static final PluginSettings NONE = new PluginSettings(null, null, null, null, null, null, KnexSettings.NONE);

    static PluginSettings read(Config config, String key) {
        String client = config.getOptionalString(CLIENT).orElse(null);
        if (client != null && Client.of(client) == null) {
            throw config.invalid(
                    CLIENT,
                    "value",
                    "Invalid value of '" + key + ".client': Unsupported database client type '" + client + "'"
                            + specifiedFor(key) + "; supported are " + Client.all());
        }
        return new PluginSettings(
                client,
                connection(config, key),
                config.getOptionalBoolean("ensureExists").orElse(null),
                config.getOptionalBoolean("ensureSchemaExists").orElse(null),
                config.getOptionalString("role").orElse(null),
                config.getOptionalBoolean("skipMigrations").orElse(null),
                KnexSettings.read(config, key));
    }

    private static String specifiedFor(String key) {
        return key.contains(".plugin.")
                ? " specified for plugin '" + key.substring(key.lastIndexOf('.') + 1) + "'"
                : "";
    }

    private static @Nullable Object connection(Config config, String key) {
        Optional<Object> connection = config.getOptional(CONNECTION);
        if (connection.isPresent()
                && !(connection.get() instanceof String)
                && !(connection.get() instanceof Map<?, ?>)) {
            throw config.invalid(
                    CONNECTION, "value", "Invalid value of '" + key + ".connection': neither a text nor an object");
        }
        return connection.orElse(null);
    }
}
