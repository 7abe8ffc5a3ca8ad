package dev.stagedoor.wiring.aot;

import java.util.List;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.PluginScope;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.metadata.PluginMetadataService;

/** An application whose plugin asks for its database in every form. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(DatabaseApplication.TodoPlugin.class)
class DatabaseApplication {

    @Bean
    @PluginScope
    DatabaseService database(PluginMetadataService plugin) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:processed-" + plugin.getId());
        return DatabaseService.of(source);
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Todo todo(
                DatabaseService database,
                DataSource dataSource,
                ObjectProvider<DataSource> provider,
                @Lazy JdbcClient client) {
            return new Todo(database, dataSource, provider, client);
        }
    }

    static class Todo {

        private final DatabaseService database;

        private final DataSource dataSource;

        private final ObjectProvider<DataSource> provider;

        private final JdbcClient client;

        @Autowired
        @Nullable
        DataSource field;

        Todo(DatabaseService database, DataSource dataSource, ObjectProvider<DataSource> provider, JdbcClient client) {
            this.database = database;
            this.dataSource = dataSource;
            this.provider = provider;
            this.client = client;
        }

        @Transactional
        List<String> see() {
            DataSource own = database.dataSource();
            return List.of(
                    dataSource == own ? "parameter" : "-",
                    provider.getObject() == own ? "provider" : "-",
                    Integer.valueOf(1)
                                    .equals(client.sql("values 1")
                                            .query(Integer.class)
                                            .single())
                            ? "lazy"
                            : "-",
                    field == own ? "field" : "-",
                    TransactionSynchronizationManager.hasResource(own) ? "transaction" : "-");
        }
    }
}
