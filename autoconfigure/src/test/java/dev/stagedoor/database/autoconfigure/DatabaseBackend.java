package dev.stagedoor.database.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.metadata.autoconfigure.MetadataServiceAutoConfiguration;
import dev.stagedoor.test.databases.MariaServer;
import dev.stagedoor.test.databases.PostgresServer;
import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** A backend whose plugins have databases. */
final class DatabaseBackend implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private DatabaseBackend(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Builder builder() {
        return new Builder();
    }

    /** With each plugin in a schema of one database. */
    static Builder schemas(PostgresServer server, String database) {
        return postgres(server)
                .property("backend.database.connection.database", database)
                .property("backend.database.pluginDivisionMode", "schema");
    }

    static Builder postgres(PostgresServer server) {
        return builder()
                .property("backend.database.client", "pg")
                .property("backend.database.connection.host", "127.0.0.1")
                .property("backend.database.connection.port", server.port())
                .property("backend.database.connection.user", PostgresServer.USER);
    }

    static Builder maria(MariaServer server, String client) {
        return builder()
                .property("backend.database.client", client)
                .property("backend.database.connection.host", "127.0.0.1")
                .property("backend.database.connection.port", server.port())
                .property("backend.database.connection.user", MariaServer.USER)
                .property("backend.database.connection.password", MariaServer.PASSWORD);
    }

    DatabaseService database(String pluginId) {
        return context.getBean(PluginServices.class).get(pluginId, CoreServices.DATABASE);
    }

    /** Where a plugin's database is; opens nothing. */
    PluginDatabase located(String pluginId) {
        return ((PluginDataSource) database(pluginId).dataSource()).database();
    }

    ConnectionPool pool() {
        return context.getBean(ConnectionPool.class);
    }

    Backend backend() {
        return context.getBean(Backend.class);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** A value that a query of a plugin gives. */
    <T> T ask(String pluginId, Class<T> type, String sql) {
        return database(pluginId).jdbcClient().sql(sql).query(type).single();
    }

    String ask(String pluginId, String sql) {
        return ask(pluginId, String.class, sql);
    }

    void run(String pluginId, String sql) {
        database(pluginId).jdbcClient().sql(sql).update();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        WiringAutoConfiguration.class,
        RootConfigServiceAutoConfiguration.class,
        RootLoggerServiceAutoConfiguration.class,
        LoggerServiceAutoConfiguration.class,
        LifecycleServiceAutoConfiguration.class,
        MetadataServiceAutoConfiguration.class,
        DatabaseServiceAutoConfiguration.class
    })
    static class Application {}

    static final class Builder {

        private final Map<String, Object> properties = new LinkedHashMap<>(Map.of("logging.level.root", "WARN"));

        private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

        private final List<BackendFeature> features = new ArrayList<>();

        Builder property(String key, Object value) {
            properties.put(key, value.toString());
            return this;
        }

        Builder add(Class<?>... sources) {
            this.sources.addAll(List.of(sources));
            return this;
        }

        Builder add(BackendFeature... features) {
            this.features.addAll(List.of(features));
            return this;
        }

        DatabaseBackend start() {
            SpringApplicationBuilder application = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(false)
                    .properties(properties);
            if (!features.isEmpty()) {
                application.initializers(Backend.features(features.toArray(BackendFeature[]::new)));
            }
            return new DatabaseBackend(application.run());
        }
    }
}
