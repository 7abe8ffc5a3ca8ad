package dev.stagedoor.test;

import java.util.UUID;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.database.DatabaseService;

/**
 * A database in memory for one test, empty at first: H2 in the mode in which a backend uses it, or whatever data source
 * a test has. Installed in a backend, all its plugins share it. Thread-safe. Backstage: {@code mockServices.database}.
 */
public final class FakeDatabase implements DatabaseService, FakeService<DatabaseService>, AutoCloseable {

    private final DatabaseService database;

    private final Runnable close;

    private FakeDatabase(DatabaseService database, Runnable close) {
        this.database = database;
        this.close = close;
    }

    /**
     * Makes a database in memory. It needs {@code com.h2database:h2}.
     *
     * @param pluginId the plugin, whose migrations are those of {@code classpath:db/<pluginId>} by default
     * @return the database, which is gone once it is closed
     */
    public static FakeDatabase inMemory(String pluginId) {
        H2Server server = new H2Server();
        String name = "fake_" + UUID.randomUUID();
        TestDatabase created = new TestDatabase(TestDatabases.Engine.H2, server, name);
        return new FakeDatabase(created.service(pluginId), created::close);
    }

    /**
     * Takes a data source that a test has, such as {@link TestDatabase#dataSource}.
     *
     * @param dataSource the data source, which the caller closes
     * @param pluginId the plugin, whose migrations are those of {@code classpath:db/<pluginId>} by default
     * @return the database
     */
    public static FakeDatabase of(DataSource dataSource, String pluginId) {
        return new FakeDatabase(DatabaseService.of(dataSource, pluginId), () -> {});
    }

    @Override
    public DataSource dataSource() {
        return database.dataSource();
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
        return database.migrate(locations);
    }

    @Override
    public boolean skipsMigrations() {
        return database.skipsMigrations();
    }

    /** {@inheritDoc} A backend that stops would close this object; the database remains until the test closes it. */
    @Override
    public ServiceFactory<DatabaseService> factory() {
        return ServiceFactory.of(CoreServices.DATABASE).create(deps -> database);
    }

    /** Ends the database, if it was made in memory. Doing so twice is harmless. */
    @Override
    public void close() {
        close.run();
    }
}
