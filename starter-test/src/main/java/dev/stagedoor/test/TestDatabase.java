package dev.stagedoor.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.test.TestDatabases.Engine;

/** An empty database for one test, made by {@link TestDatabases}. Thread-safe. */
public final class TestDatabase implements AutoCloseable {

    private static final String ZONE = "+05:45";

    private final Engine engine;

    private final TestServer server;

    private final String name;

    private final DataSource dataSource;

    private final AtomicBoolean closed = new AtomicBoolean();

    TestDatabase(Engine engine, TestServer server, String name) {
        this.engine = engine;
        this.server = server;
        this.name = name;
        this.dataSource = new Sessions(server, name);
    }

    static String zone() {
        return System.getProperty(TestDatabases.ZONE_PROPERTY, ZONE);
    }

    /**
     * Tells what this is a database of.
     *
     * @return the engine
     */
    public Engine engine() {
        return engine;
    }

    /**
     * Returns where connections come from. They are not pooled.
     *
     * @return the data source, always the same
     */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Makes the service that a plugin would use. The services of several plugins share this database.
     *
     * @param pluginId the plugin, whose migrations are those of {@code classpath:db/<pluginId>} by default
     * @return the service
     */
    public DatabaseService service(String pluginId) {
        return DatabaseService.of(dataSource, pluginId);
    }

    /**
     * Returns the configuration with which a backend uses this server, for {@link TestBackend.Builder#properties}. Each
     * of its plugins gets a database of its own, which is new and is dropped with this one; in schema mode, a schema in
     * this one.
     *
     * @return keys below {@code backend.database} with values; none for H2, where a backend has its own databases in
     *     memory
     */
    public Map<String, Object> properties() {
        return server.properties(name);
    }

    /**
     * Returns where the database is.
     *
     * @return the URL, without user and password
     */
    public String jdbcUrl() {
        return server.url(name);
    }

    /**
     * Returns who connects.
     *
     * @return the user, who may create databases, or {@code null} if the driver decides
     */
    public @Nullable String username() {
        return server.username();
    }

    /**
     * Returns the password of the user.
     *
     * @return the password, empty or {@code null} if none is needed
     */
    public @Nullable String password() {
        return server.password();
    }

    /** Drops the database, also while there are connections. Doing so twice is harmless. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.drop(name);
        }
    }

    @Override
    public String toString() {
        return engine + " " + name;
    }

    /** Connections in the time zone of tests. */
    private static final class Sessions extends DriverManagerDataSource {

        private final String zoneStatement;

        Sessions(TestServer server, String name) {
            super(server.url(name));
            setUsername(server.username());
            setPassword(server.password());
            this.zoneStatement = server.zoneStatement(zone());
        }

        @Override
        protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
            Connection connection = super.getConnectionFromDriver(properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute(zoneStatement);
                return connection;
            } catch (SQLException ex) {
                connection.close();
                throw ex;
            }
        }
    }
}
