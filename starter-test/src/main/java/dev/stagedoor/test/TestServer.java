package dev.stagedoor.test;

import java.util.LinkedHashMap;
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

    /** The part of {@link #properties} that is the same for every server; {@code null} for what is not said. */
    static Map<String, Object> properties(
            String client, String host, int port, @Nullable String username, @Nullable String password, String name) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("backend.database.client", client);
        properties.put("backend.database.connection.host", host);
        properties.put("backend.database.connection.port", port);
        properties.put("backend.database.prefix", name + '_');
        if (username != null) {
            properties.put("backend.database.connection.user", username);
        }
        if (password != null) {
            properties.put("backend.database.connection.password", password);
        }
        return properties;
    }

    @Override
    void close();
}
