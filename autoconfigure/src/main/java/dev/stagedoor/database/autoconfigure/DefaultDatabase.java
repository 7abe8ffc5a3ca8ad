package dev.stagedoor.database.autoconfigure;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import dev.stagedoor.database.DatabaseService;

/** A plugin's database, in one run of the plugin. */
final class DefaultDatabase implements DatabaseService, AutoCloseable {

    private final PluginDataSource dataSource;

    private final DatabaseService database;

    DefaultDatabase(PluginDataSource dataSource) {
        this.dataSource = dataSource;
        this.database = DatabaseService.of(dataSource, dataSource.database().pluginId());
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public JdbcClient jdbcClient() {
        return database.jdbcClient();
    }

    @Override
    public JdbcTemplate jdbcTemplate() {
        return database.jdbcTemplate();
    }

    @Override
    public PlatformTransactionManager transactionManager() {
        return database.transactionManager();
    }

    @Override
    public int migrate(String... locations) {
        return skipsMigrations() ? 0 : database.migrate(locations);
    }

    @Override
    public boolean skipsMigrations() {
        return dataSource.database().plan().skipMigrations();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
