package dev.stagedoor.database;

import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/** All that can be made of a data source. */
final class DataSourceDatabase implements DatabaseService {

    private static final String FLYWAY = "org.flywaydb.core.Flyway";

    private final ReentrantLock migrating = new ReentrantLock();

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
        MigrationScope scope = MigrationScope.of(pluginId, locations);
        if (!ClassUtils.isPresent(FLYWAY, DataSourceDatabase.class.getClassLoader())) {
            throw new IllegalStateException(scope.database() + " was not migrated: there is no Flyway. Add"
                    + " org.flywaydb:flyway-core to the dependencies.");
        }
        try {
            migrating.lockInterruptibly();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new DatabaseMigrationException(
                    scope.database() + " was not migrated: the wait for another migration of it was interrupted", ex);
        }
        try {
            return new FlywayMigrations(scope).migrate(dataSource);
        } finally {
            migrating.unlock();
        }
    }

    @Override
    public boolean skipsMigrations() {
        return false;
    }
}
