package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted for a plugin.
 *
 * @param pluginId the plugin
 * @param connection what is said of the connection, for all plugins and for this one
 * @param ownConnection whether this plugin has a connection of its own
 * @param division what keeps plugins apart
 * @param databaseName the name of its database, if it is to have one and the connection names none
 * @param schemaName the name of its schema, if it is to have one
 * @param ensureExists whether database and schema are made
 * @param ensureSchemaExists whether the schema is made
 * @param role the role to take on, or {@code null}
 * @param ownRole whether the plugin has a role of its own
 * @param skipMigrations whether others bring the database up to date
 * @param knex bounds for this plugin
 * @param driverClassName the class of the driver, or {@code null} for the usual one
 */
record PluginPlan(
        String pluginId,
        ConnectionSettings connection,
        boolean ownConnection,
        Division division,
        String databaseName,
        String schemaName,
        boolean ensureExists,
        boolean ensureSchemaExists,
        @Nullable String role,
        boolean ownRole,
        boolean skipMigrations,
        KnexSettings knex,
        @Nullable String driverClassName) {}
