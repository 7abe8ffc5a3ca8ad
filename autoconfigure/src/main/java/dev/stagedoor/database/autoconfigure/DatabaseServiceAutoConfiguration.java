package dev.stagedoor.database.autoconfigure;

import java.util.Map;
import java.util.UUID;

import org.apache.commons.dbcp2.DelegatingConnection;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.wiring.PluginDetails;

/** Offers the service {@code core.database}. Nothing is opened before a plugin uses its database. */
@AutoConfiguration
@ConditionalOnClass({JdbcClient.class, DelegatingConnection.class})
@EnableConfigurationProperties(DatabaseProperties.class)
public final class DatabaseServiceAutoConfiguration {

    @Bean
    static ConfigCheck databaseConfigCheck() {
        return DatabaseSettings::check;
    }

    /** A singleton, which is closed after all plugins have stopped. */
    @Bean
    ConnectionPool stagedoorDatabaseConnections(DatabaseProperties properties, RootLoggerService logger) {
        return new ConnectionPool(properties, logger.child(Map.of("service", "database")));
    }

    @Bean
    PluginDetails stagedoorDatabaseDetails(ConnectionPool connections) {
        return new DatabaseDetails(connections);
    }

    @Bean
    @RootContext
    PluginDatabases stagedoorPluginDatabases(
            RootConfigService config,
            DatabaseProperties properties,
            RootLoggerService logger,
            Environment environment,
            BeanFactory beans) {
        DatabaseSettings settings = DatabaseSettings.read(config);
        return PluginDatabases.of(
                settings,
                () -> SpringDataSources.find(environment, beans),
                properties,
                "stagedoor-" + UUID.randomUUID(),
                logger.child(Map.of("service", "database")));
    }

    @Bean("core.database")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    DatabaseService database(PluginDatabases databases, ConnectionPool connections, PluginMetadataService plugin) {
        return new DefaultDatabase(connections.dataSource(databases.of(plugin.getId())));
    }
}
