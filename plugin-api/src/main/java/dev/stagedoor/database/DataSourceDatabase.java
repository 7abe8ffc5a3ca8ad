package dev.stagedoor.database;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** All that can be made of a data source. */
final class DataSourceDatabase implements DatabaseService {

    private final DataSource dataSource;

    private final @Nullable String pluginId;

    private final JdbcTemplate template;

    private final JdbcClient client;

    private final PlatformTransactionManager transactions;

    DataSourceDatabase(DataSource dataSource, @Nullable String pluginId) {
        this.dataSource = dataSource;
        this.pluginId = pluginId;
        this.template = new JdbcTemplate(dataSource);
        this.client = JdbcClient.create(template);
        this.transactions = new JdbcTransactionManager(dataSource);
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public JdbcClient jdbcClient() {
        return client;
    }

    @Override
    public JdbcTemplate jdbcTemplate() {
        return template;
    }

    @Override
    public PlatformTransactionManager transactionManager() {
        return transactions;
    }

    @Override
    public int migrate(String... locations) {
        throw new UnsupportedOperationException("Migrations of plugin '" + pluginId + "'");
    }

    @Override
    public boolean skipsMigrations() {
        return false;
    }
}
