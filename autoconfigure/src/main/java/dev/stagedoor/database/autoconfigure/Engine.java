package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/** What differs from one kind of database to the next. Stateless; loads no driver. */
interface Engine {

    /** What people call it. */
    String label();

    /**
     * Reads a connection that is written as one text.
     *
     * @return what it says
     * @throws IllegalArgumentException if it is malformed; the message shows no part that may be secret
     */
    ConnectionSettings parse(String text);

    /**
     * Finds what a plan comes to.
     *
     * @throws IllegalArgumentException if nothing does; the message says why
     */
    PluginDatabase locate(PluginPlan plan);

    /** Whether the error tells that the database to connect to does not exist. */
    default boolean isMissingDatabase(SQLException error) {
        return false;
    }

    /** Whether the server turned the connection down only because it has too many, or because it is about to start. */
    default boolean isBusy(SQLException error) {
        return false;
    }

    /** Makes the database of a plugin. */
    default void createDatabase(PluginDatabase database) throws SQLException {}

    /** Makes what a plugin needs in its database, over a connection to it that nobody has used. */
    default void prepare(Connection connection, PluginDatabase database) throws SQLException {}

    /**
     * Returns what takes back everything that a plugin may have done to its session, and ends its transaction.
     *
     * @return SQL; {@code null} if the connection is better closed
     */
    default @Nullable String resetSql() {
        return null;
    }

    /** Tells the driver's own statement whether the server is to keep it, with a plan for any values. */
    default void keep(Statement statement, boolean isKept) throws SQLException {}

    /** Does what is to be done when nobody will use the target any more. */
    default void release(Target target) throws SQLException {}
}
