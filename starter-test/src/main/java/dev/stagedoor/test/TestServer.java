package dev.stagedoor.test;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Where test databases are made. */
interface TestServer extends AutoCloseable {

    /** Makes an empty database. */
    void create(String name);

    /** Drops the database, and those that plugins of a backend under test have made beside it. */
    void drop(String name);

    /** The JDBC URL of a database. */
    String url(String name);

    @Nullable
    String username();

    @Nullable
    String password();

    /** What sets the time zone of a session. */
    String zoneStatement(String offset);

    /** What makes a backend use the server, with names that begin with the database's. */
    Map<String, Object> properties(String name);

    @Override
    void close();
}
