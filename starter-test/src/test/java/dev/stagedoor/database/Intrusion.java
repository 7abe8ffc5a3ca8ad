package dev.stagedoor.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Does what another process might do between two statements, as long as no lock keeps that process out. */
final class Intrusion extends DelegatingDataSource {

    /** How Flyway locks MariaDB, PostgreSQL and H2. */
    private static final Pattern LOCK = Pattern.compile("GET_LOCK|pg_try_advisory_lock|for update");

    private final int moment;

    private final Runnable work;

    private int statements;

    private boolean locked;

    private boolean hasCome;

    /**
     * Waits for its moment.
     *
     * @param moment before which statement, counted from 1
     * @param work what to do
     */
    Intrusion(DataSource target, int moment, Runnable work) {
        super(target);
        this.moment = moment;
        this.work = work;
    }

    /** Whether there was such a moment. */
    boolean hasCome() {
        return hasCome;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createStatement")
                            || method.getName().equals("prepareStatement")) {
                        await(arguments);
                    }
                    return invoke(connection, method, arguments);
                });
    }

    private void await(Object @Nullable [] arguments) {
        if (!locked && ++statements == moment) {
            hasCome = true;
            work.run();
        }
        locked |= arguments != null && LOCK.matcher((String) arguments[0]).find();
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException ex) {
            throw ex.getTargetException();
        }
    }
}
