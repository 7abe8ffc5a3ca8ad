package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/** Gives a plugin a role of its own, which nobody can log in as, and shuts all other roles out of what it owns. */
final class PostgresRoles {

    /** Gives what is in a schema to its new owner. */
    private static final String HAND_OVER = """
            DO $$
            DECLARE each record;
            BEGIN
              FOR each IN SELECT format('%%I.%%I', n.nspname, c.relname) AS name,
                  CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                  ELSE 'TABLE' END AS kind
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = %1$s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                AND pg_get_userbyid(c.relowner) <> %2$s
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE c.relkind = 'S' AND d.objid = c.oid
                  AND d.deptype IN ('a', 'i'))
              LOOP
                EXECUTE format('ALTER %%s %%s OWNER TO %%I', each.kind, each.name, %2$s);
              END LOOP;
              FOR each IN SELECT p.oid::regprocedure AS name
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = %1$s AND pg_get_userbyid(p.proowner) <> %2$s
              LOOP
                EXECUTE format('ALTER ROUTINE %%s OWNER TO %%I', each.name, %2$s);
              END LOOP;
            END $$
            """;

    private PostgresRoles() {}

    /** Makes the role, and lets the user of the connection take it on. */
    static void ensure(Connection connection, String role) throws SQLException {
        String name = PostgresEngine.quote(role);
        if (!PostgresEngine.exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            PostgresEngine.ignoringDuplicates(connection, "CREATE ROLE " + name + " NOLOGIN");
        }
        if (!PostgresEngine.exists(
                connection,
                "SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid ="
                        + " m.member AND u.rolname = current_user AND m.grantor = u.oid WHERE r.rolname = ?",
                role)) {
            PostgresEngine.ignoringDuplicates(connection, "GRANT " + name + " TO CURRENT_USER");
        }
    }

    /** Makes the role the owner of the plugin's schema, or of its database if it has no schema. */
    static void own(Connection connection, String role, String database, @Nullable String schema) throws SQLException {
        boolean isOwner = schema == null
                ? PostgresEngine.exists(
                        connection,
                        "SELECT 1 FROM pg_database WHERE datname = current_database()"
                                + " AND pg_get_userbyid(datdba) = ?",
                        role)
                : PostgresEngine.exists(
                        connection,
                        "SELECT 1 FROM pg_namespace WHERE nspname = " + PostgresEngine.literal(schema)
                                + " AND pg_get_userbyid(nspowner) = ?",
                        role);
        String what = schema == null
                ? "DATABASE " + PostgresEngine.quote(database)
                : "SCHEMA " + PostgresEngine.quote(schema);
        try (Statement statement = connection.createStatement()) {
            if (!isOwner) {
                statement.execute("ALTER " + what + " OWNER TO " + PostgresEngine.quote(role));
                statement.execute(HAND_OVER.formatted(
                        PostgresEngine.literal(schema == null ? "public" : schema), PostgresEngine.literal(role)));
            }
            statement.execute("REVOKE ALL ON " + what + " FROM PUBLIC");
        }
    }
}
