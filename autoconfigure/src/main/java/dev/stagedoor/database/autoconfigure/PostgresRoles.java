package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/** Gives a plugin a role of its own, which nobody can log in as, and shuts all other roles out of what it owns. */
final class PostgresRoles {

    private PostgresRoles() {}

    /** Makes the role, and lets the user of the connection take it on. */
    static void ensure(Connection connection, String quoted, String role) throws SQLException {
        if (!PostgresEngine.exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            PostgresEngine.ignoringDuplicates(connection, "CREATE ROLE " + quoted + " NOLOGIN");
        }
        if (!PostgresEngine.exists(connection, "SELECT 1 WHERE pg_has_role(?, 'SET')", role)) {
            PostgresEngine.ignoringDuplicates(connection, "GRANT " + quoted + " TO CURRENT_USER");
        }
    }

    static void close(Connection connection, String quotedRole, String database, @Nullable String schema)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (schema == null) {
                String name = '"' + database.replace("\"", "\"\"") + '"';
                statement.execute("ALTER DATABASE " + name + " OWNER TO " + quotedRole);
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            } else {
                String name = '"' + schema.replace("\"", "\"\"") + '"';
                statement.execute("ALTER SCHEMA " + name + " OWNER TO " + quotedRole);
                statement.execute("REVOKE ALL ON SCHEMA " + name + " FROM PUBLIC");
            }
        }
    }
}
