package dev.stagedoor.database;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import dev.stagedoor.BackendService;

/**
 * Gives a plugin a database of its own, or a schema of its own in a database that plugins share. Asking for the
 * service, or for any of the objects below, opens no connection; the first use of one does, and makes the database or
 * schema if the backend is to. Thread-safe. Backstage: {@code DatabaseService}.
 *
 * <p>The beans of a plugin need not ask for this service: a {@code DataSource}, {@code JdbcClient},
 * {@code JdbcTemplate} or {@code PlatformTransactionManager} that one asks for without a qualifier, and
 * {@code @Transactional} on one, are those of its plugin.
 */
@BackendService(id = "core.database")
public interface DatabaseService {

    /**
     * Returns where connections come from. They are shared with other plugins under one bound, so close each soon;
     * getting one waits for a bounded time.
     *
     * @return the plugin's data source, always the same
     */
    DataSource dataSource();

    /**
     * Returns a client of the data source.
     *
     * @return the plugin's client, always the same
     */
    JdbcClient jdbcClient();

    /**
     * Returns a template of the data source.
     *
     * @return the plugin's template, always the same
     */
    JdbcTemplate jdbcTemplate();

    /**
     * Returns what begins and ends transactions of the data source.
     *
     * @return the plugin's transaction manager, always the same
     */
    PlatformTransactionManager transactionManager();

    /**
     * Brings the database up to date with Flyway, and does nothing if migrations are skipped. Call it in
     * {@code @Init}. Each script, such as {@code V1__items.sql}, is applied once, in the order of versions, which begin
     * above 0; what was applied is kept in the table {@code flyway_history_<pluginId>}. Other tables that are there do
     * not matter. Takes one connection, and one more if there are callback scripts.
     *
     * <p>Blocks, also while another process migrates the same database, on PostgreSQL for five minutes at most; an
     * interrupt ends it. On PostgreSQL nothing remains of a script that fails.
     *
     * @param locations where the scripts are, such as {@code classpath:db/todo}; by default
     *     {@code classpath:db/<pluginId>}
     * @return how many scripts were applied
     * @throws IllegalArgumentException if a location is blank, or none is given and the plugin is not known
     * @throws IllegalStateException if Flyway is missing
     * @throws DatabaseMigrationException if a script fails, is interrupted, is missing or was changed after it had been
     *     applied; the message names it and tells what to do
     */
    int migrate(String... locations);

    /**
     * Tells whether somebody else brings the database up to date. Backstage: {@code migrations.skip}.
     *
     * @return whether {@link #migrate} does nothing
     */
    boolean skipsMigrations();

    /**
     * Makes the service for a data source that the application has, for an override. The caller closes it.
     *
     * @param dataSource the data source
     * @return the service; its {@link #migrate} must be told locations
     */
    static DatabaseService of(DataSource dataSource) {
        return new DataSourceDatabase(dataSource, null);
    }

    /**
     * Makes the service for a data source that the application has, for an override. The caller closes it.
     *
     * @param dataSource the data source
     * @param pluginId the plugin, whose scripts are those of {@code classpath:db/<pluginId>} by default
     * @return the service
     */
    static DatabaseService of(DataSource dataSource, String pluginId) {
        return new DataSourceDatabase(dataSource, pluginId);
    }
}
