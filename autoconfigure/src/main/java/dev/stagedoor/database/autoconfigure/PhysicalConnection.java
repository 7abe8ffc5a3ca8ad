package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A connection to a server, which remembers whose session it is. Belongs to one thread at a time. */
final class PhysicalConnection {

    private static final int PATIENCE_SECONDS = 5;

    private static final int RESET_MILLIS = 10_000;

    /** Connections that were used this shortly ago are taken to be alive. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Connection connection;

    private final Target target;

    private final Engine engine;

    private final long createdAt;

    private long idleSince;

    private @Nullable PluginDatabase session;

    PhysicalConnection(Connection connection, PluginDatabase database) {
        this.connection = connection;
        this.target = database.target();
        this.engine = database.engine();
        this.createdAt = System.nanoTime();
        this.idleSince = createdAt;
    }

    Connection connection() {
        return connection;
    }

    Engine engine() {
        return engine;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - createdAt >= age.toNanos();
    }

    long idleSince() {
        return idleSince;
    }

    void setIdleSince(long now) {
        this.idleSince = now;
    }

    boolean isSessionOf(PluginDatabase database) {
        return session == database;
    }

    /** Whether it can be made a connection of the plugin. */
    boolean canServe(PluginDatabase database) {
        return isSessionOf(database) || target == database.target() && (session == null || engine.resetSql() != null);
    }

    /** Whether there is still somebody at the other end. */
    boolean isAlive(long suspectSince) {
        if (System.nanoTime() - idleSince < FRESH_NANOS && suspectSince - idleSince < 0) {
            return true;
        }
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException ex) {
            return false;
        }
    }

    /** Takes back what any plugin did to the session, unless nobody has had it. */
    void reset() throws SQLException {
        if (session != null) {
            execute(String.valueOf(engine.resetSql()));
            session = null;
        }
    }

    /** Makes the session the plugin's, in one round trip. */
    void assign(PluginDatabase database) throws SQLException {
        String reset = session == null ? "" : String.valueOf(engine.resetSql());
        String own = database.sessionSql();
        execute(reset.isEmpty() || own.isEmpty() ? reset + own : reset + "; " + own);
        session = database;
    }

    private void execute(String sql) throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        int timeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, RESET_MILLIS);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.setNetworkTimeout(Runnable::run, timeout);
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException | RuntimeException ex) {
            // Nobody can do anything about it, and the server finds out by itself.
        }
    }

    /** Closes it while another thread may be using it. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException ex) {
            close();
        }
    }
}
