package dev.stagedoor.database.autoconfigure;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.logger.LoggerService;

/**
 * Finds the database of each plugin.
 *
 * @param settings what is configured
 * @param base the connection that plugins share or vary
 * @param memoryName what databases in memory are called, which is nothing that another backend calls them
 * @param rolePerPlugin whether plugins have roles of their own
 */
record PluginDatabases(DatabaseSettings settings, BaseDatabase base, String memoryName, boolean rolePerPlugin) {

    /** Takes {@code backend.database} for the base, else the data source of Spring Boot, else H2. */
    static PluginDatabases of(
            DatabaseSettings settings,
            Supplier<@Nullable SpringDataSource> spring,
            DatabaseProperties properties,
            String memoryName,
            LoggerService logger) {
        settings.warn(logger);
        return new PluginDatabases(
                settings, base(settings, spring, properties.file()), memoryName, properties.rolePerPlugin());
    }

    private static BaseDatabase base(
            DatabaseSettings settings, Supplier<@Nullable SpringDataSource> spring, @Nullable String file) {
        String client = settings.base().client();
        if (client != null) {
            return BaseDatabase.configured(client, settings.base().connection());
        }
        SpringDataSource found = spring.get();
        return found == null ? BaseDatabase.embedded(file) : found.base();
    }

    /**
     * Finds the database of a plugin.
     *
     * @throws IllegalArgumentException if what is configured for the plugin cannot be used
     */
    PluginDatabase of(String pluginId) {
        PluginSettings all = settings.base();
        PluginSettings plugin = settings.plugin(pluginId);
        String name = or(plugin.client(), base.client());
        Client client = Client.of(name);
        Assert.isTrue(
                client != null,
                () -> "Unsupported database client type '" + name + "' specified for plugin '" + pluginId + "'");
        boolean isOverridden = !name.equals(base.client());
        ConnectionSettings own = Connections.parse(client, plugin.connection());
        ConnectionSettings inherited = isOverridden ? ConnectionSettings.NONE : inherited(client, own);
        return client.engine()
                .locate(new PluginPlan(
                        pluginId,
                        inherited.with(own).with(H2Engine.MEMORY_NAME, memoryName),
                        own.has(ConnectionSettings.DATABASE),
                        settings.division(),
                        settings.prefix() + pluginId,
                        settings.schemaPrefix() + pluginId,
                        or(plugin.ensureExists(), or(all.ensureExists(), true)),
                        or(plugin.ensureSchemaExists(), or(all.ensureSchemaExists(), false)),
                        plugin.role() == null ? all.role() : plugin.role(),
                        rolePerPlugin,
                        or(plugin.skipMigrations(), or(all.skipMigrations(), false)),
                        plugin.knex().over(all.knex()),
                        isOverridden ? null : base.driverClassName()));
    }

    /**
     * The name of the database is not inherited, unless plugins have schemas of one. H2 makes the names of all of it.
     */
    private ConnectionSettings inherited(Client client, ConnectionSettings own) {
        boolean isNamed = settings.division() == Division.SCHEMA
                || client.engine() instanceof H2Engine && !own.has(H2Engine.FILENAME);
        return isNamed ? base.connection() : base.connection().without(ConnectionSettings.DATABASE);
    }

    private static <T> T or(@Nullable T first, T second) {
        return Objects.requireNonNullElse(first, second);
    }
}
