package dev.stagedoor.sample.catalog.processing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Keeps the statements that are prepared, and fails where a test wants it to. */
final class StatementLog extends DelegatingDataSource {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    private final AtomicReference<@Nullable String> failing = new AtomicReference<>();

    StatementLog(DataSource target) {
        super(target);
    }

    /** Has the connection fail once at a statement that begins so. */
    void failAt(String beginning) {
        failing.set(beginning);
    }

    void clear() {
        statements.clear();
    }

    /** Returns the statements that write. */
    List<String> writes() {
        return statements.stream()
                .filter(sql -> !sql.toLowerCase(Locale.ROOT).startsWith("select"))
                .toList();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        String sql = String.valueOf(arguments[0]);
                        statements.add(sql);
                        String beginning = failing.get();
                        if (beginning != null && sql.startsWith(beginning)) {
                            failing.set(null);
                            throw new SQLNonTransientConnectionException("The database is away", "08006");
                        }
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException ex) {
                        throw ex.getCause();
                    }
                });
    }
}
