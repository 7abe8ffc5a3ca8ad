package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** What a plugin did to a connection that it holds, as far as it matters to whoever has the connection next. */
final class SessionChanges {

    private final Connection connection;

    private boolean hasAutoCommit;

    private boolean hasReadOnly;

    private @Nullable Integer isolation;

    private @Nullable Integer holdability;

    private @Nullable Integer networkTimeout;

    private volatile boolean isSoiled;

    private volatile boolean isDiscarded;

    SessionChanges(Connection connection) {
        this.connection = connection;
    }

    void seeSql(String sql) {
        if (!isSoiled && !PlainSql.isPlain(sql)) {
            isSoiled = true;
        }
    }

    /**
     * Notes an error.
     *
     * @return whether it tells that the connection is broken
     */
    boolean seeError(SQLException error) {
        String state = error.getSQLState();
        if (state != null && (state.startsWith("08") || state.startsWith("57P0"))) {
            isDiscarded = true;
            return true;
        }
        return false;
    }

    /** The session may be another than it was. */
    void soil() {
        isSoiled = true;
    }

    /** Nobody else may have the connection. */
    void discard() {
        isDiscarded = true;
    }

    boolean isDiscarded() {
        return isDiscarded;
    }

    boolean isSoiled() {
        return isSoiled;
    }

    void autoCommit() {
        hasAutoCommit = true;
    }

    void readOnly() {
        hasReadOnly = true;
    }

    void isolation() throws SQLException {
        if (isolation == null) {
            isolation = connection.getTransactionIsolation();
        }
    }

    void holdability() throws SQLException {
        if (holdability == null) {
            holdability = connection.getHoldability();
        }
    }

    void networkTimeout() throws SQLException {
        if (networkTimeout == null) {
            networkTimeout = connection.getNetworkTimeout();
        }
    }

    /** Ends the transaction, and takes back what the driver keeps. Takes no round trip if there is nothing to do. */
    void takeBack() throws SQLException {
        if (networkTimeout != null) {
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
        if (hasAutoCommit && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        } else if (isSoiled) {
            // Ends a transaction that was begun by a statement.
            connection.setAutoCommit(false);
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (hasReadOnly) {
            connection.setReadOnly(false);
        }
        if (isolation != null) {
            connection.setTransactionIsolation(isolation);
        }
        if (holdability != null) {
            connection.setHoldability(holdability);
        }
        connection.clearWarnings();
    }
}
