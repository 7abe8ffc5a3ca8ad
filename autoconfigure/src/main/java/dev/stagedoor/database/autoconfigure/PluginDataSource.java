package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Hands out a plugin's connections, in one run of the plugin. */
final class PluginDataSource extends AbstractDataSource implements AutoCloseable {

    private static final long OFTEN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ConnectionPool pool;

    private final PluginDatabase database;

    private final Share share;

    private final AtomicBoolean isClosed = new AtomicBoolean();

    /** When it last took over a connection of another plugin, {@code null} if it never did. */
    private @Nullable Long tookOverAt;

    PluginDataSource(ConnectionPool pool, PluginDatabase database, Share share) {
        this.pool = pool;
        this.database = database;
        this.share = share;
    }

    PluginDatabase database() {
        return database;
    }

    Share share() {
        return share;
    }

    /**
     * Decides whether to take over a connection of another plugin, which is cheaper than a new one, but not if plugins
     * take the same one from each other all the time. The lock of the pool is held.
     *
     * @param hasRoom whether a new one may be opened
     */
    boolean takesOver(boolean hasRoom) {
        long now = System.nanoTime();
        Long last = tookOverAt;
        if (hasRoom && last != null && now - last < OFTEN_NANOS) {
            return false;
        }
        tookOverAt = now;
        return true;
    }

    boolean isClosed() {
        return isClosed.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isClosed.get()) {
            throw new SQLException("Plugin '" + database.pluginId() + "' has stopped, and has no connections any more");
        }
        return pool.acquire(this);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user of plugin '" + database.pluginId() + "' is configured");
    }

    /** Takes back what the plugin still has. */
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            pool.reclaim(this);
        }
    }

    @Override
    public String toString() {
        return "DataSource of plugin '" + database.pluginId() + "', " + database;
    }
}
