package dev.stagedoor.database.autoconfigure;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.apache.commons.dbcp2.DelegatingPreparedStatement;

/**
 * Notices when somebody takes hold of the driver's own statement, and by it of the connection. One that is not poolable
 * is not kept by the server.
 */
final class PluginPreparedStatement extends DelegatingPreparedStatement {

    private final Engine engine;

    private final SessionChanges changes;

    PluginPreparedStatement(PluginConnection connection, PreparedStatement statement) {
        super(connection, statement);
        this.engine = connection.physical().engine();
        this.changes = connection.changes();
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        super.setPoolable(poolable);
        engine.keep(getDelegate(), poolable);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        T unwrapped = super.unwrap(type);
        if (unwrapped != this) {
            changes.discard();
        }
        return unwrapped;
    }

    /** Empty, so that the collector does not keep the object for it. */
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {}
}
