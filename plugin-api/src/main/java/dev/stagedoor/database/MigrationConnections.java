package dev.stagedoor.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Gives Flyway one connection, also on H2, where it asks for two: plugins that migrate at the same time would wait for
 * each other's second connection. Tells which statement runs, so that it can be cancelled. Used by one thread.
 */
final class MigrationConnections extends AbstractDataSource implements AutoCloseable {

    private static final String POSTGRESQL = "PostgreSQL";

    private static final String H2 = "H2";

    /** The lock of a process that was killed shall not last until the server is done with its statement. */
    private static final String NOTICE_DEATH =
            "SELECT set_config(name, '2000', false) FROM pg_settings WHERE name = 'client_connection_check_interval'";

    private static final String NOTICE_DEATH_NO_MORE =
            "SELECT set_config(name, reset_val, false) FROM pg_settings WHERE name = 'client_connection_check_interval'";

    private static final Logger log = LoggerFactory.getLogger(MigrationConnections.class);

    private final DataSource target;

    private final RunningStatement running;

    private @Nullable Connection first;

    private @Nullable String product;

    MigrationConnections(DataSource target, RunningStatement running) {
        this.target = target;
        this.running = running;
    }

    boolean isPostgreSql() throws SQLException {
        return POSTGRESQL.equals(product());
    }

    /** Whether a script that fails leaves nothing behind; not, as long as that is unknown. */
    boolean isTransactional() {
        return POSTGRESQL.equals(product);
    }

    private String product() throws SQLException {
        if (product == null) {
            first = target.getConnection();
            product = first.getMetaData().getDatabaseProductName();
            if (isPostgreSql()) {
                execute(first, NOTICE_DEATH);
            }
        }
        return product;
    }

    @Override
    public Connection getConnection() throws SQLException {
        boolean shared = H2.equals(product());
        Connection connection = first == null ? target.getConnection() : first;
        first = shared ? connection : null;
        return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                close(connection, shared);
                return null;
            }
            Object result = invoke(connection, method, arguments);
            return result instanceof Statement statement ? watched(statement) : result;
        });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    private Object watched(Statement statement) {
        Class<?> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            running.begin(statement);
            try {
                return invoke(statement, method, arguments);
            } finally {
                running.end();
            }
        });
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(MigrationConnections.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException ex) {
            throw ex.getTargetException();
        }
    }

    private void close(Connection connection, boolean shared) throws SQLException {
        if (!shared) {
            if (isPostgreSql()) {
                execute(connection, NOTICE_DEATH_NO_MORE);
            }
            connection.close();
        }
    }

    /** Not all servers can. */
    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException ex) {
            log.debug("Not done: {}", sql, ex);
        }
    }

    /** Closes what is open and not Flyway's to close. */
    @Override
    public void close() {
        JdbcUtils.closeConnection(first);
    }
}
