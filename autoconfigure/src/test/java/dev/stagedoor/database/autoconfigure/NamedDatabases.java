package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stagedoor.PluginScope;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Databases in memory that tell whose they are, in the place of the default ones. */
@Configuration(proxyBeanMethods = false)
class NamedDatabases {

    private final List<String> opened = new CopyOnWriteArrayList<>();

    @Bean
    @PluginScope
    DatabaseService database(PluginMetadataService plugin) {
        String url = "jdbc:h2:mem:" + System.identityHashCode(this) + "-" + plugin.getId() + ";DB_CLOSE_DELAY=-1";
        return DatabaseService.of(new Source(plugin.getId(), url, opened), plugin.getId());
    }

    /** The plugins for which a connection was opened. */
    List<String> opened() {
        return opened;
    }

    /** Whose data source this is. */
    static String ownerOf(DataSource dataSource) {
        return dataSource instanceof Source source ? source.name : "nobody";
    }

    /** Makes a table that has one column. */
    static void createTable(DataSource dataSource) {
        JdbcClient.create(dataSource)
                .sql("create table if not exists item (name varchar(20))")
                .update();
    }

    /** What is in the table. */
    static List<String> items(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select name from item order by name")
                .query(String.class)
                .list();
    }

    /** A data source with a name. */
    static final class Source extends DriverManagerDataSource {

        private final String name;

        private final List<String> opened;

        Source(String name, String url, List<String> opened) {
            super(url);
            this.name = name;
            this.opened = opened;
        }

        @Override
        public Connection getConnection() throws SQLException {
            opened.add(name);
            return super.getConnection();
        }
    }
}
