package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

import org.springframework.jdbc.datasource.AbstractDataSource;

/** Hands out a plugin's connections, in one run of the plugin. */
final class PluginDataSource extends AbstractDataSource implements AutoCloseable {

    private final ConnectionPool pool;

    private final PluginDatabase database;

    private final Share share;

    private volatile boolean isClosed;

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

    @Override
    public Connection getConnection() throws SQLException {
        if (isClosed) {
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
        isClosed = true;
        pool.reclaim(this);
    }

    @Override
    public String toString() {
        return "DataSource of plugin '" + database.pluginId() + "', " + database;
    }
}
