package dev.stagedoor.database.autoconfigure;

import java.sql.CallableStatement;
import java.sql.SQLException;

import org.apache.commons.dbcp2.DelegatingCallableStatement;

/** Notices when somebody takes hold of the driver's own statement, and by it of the connection. */
final class PluginCallableStatement extends DelegatingCallableStatement {

    private final SessionChanges changes;

    PluginCallableStatement(PluginConnection connection, CallableStatement statement) {
        super(connection, statement);
        this.changes = connection.changes();
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
