package dev.stagedoor.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, started here or elsewhere. */
final class PostgresServer implements TestServer {

    private static final int PORT = 5432;

    private final String host;

    private final int port;

    private final String admin;

    private final @Nullable String username;

    private final @Nullable String password;

    private final Runnable stop;

    /** Starts one. Its superuser needs no password. */
    PostgresServer() throws IOException {
        EmbeddedPostgres started =
                EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        this.host = "localhost";
        this.port = started.getPort();
        this.admin = "postgres";
        this.username = "postgres";
        this.password = null;
        this.stop = () -> close(started);
    }

    PostgresServer(TestConnectionString named) {
        this.host = named.host();
        this.port = named.port(PORT);
        String database = named.database();
        this.admin = database == null ? "postgres" : database;
        this.username = named.username();
        this.password = named.password();
        this.stop = () -> {};
    }

    @Override
    public void create(String name) {
        Sql.execute(url(admin), username, password, "CREATE DATABASE \"" + name + '"');
    }

    @Override
    public void drop(String name) {
        String mine = "SELECT datname FROM pg_database WHERE datname = '" + name + "' OR starts_with(datname, '" + name
                + "_')";
        for (String database : Sql.list(url(admin), username, password, mine)) {
            Sql.execute(url(admin), username, password, "DROP DATABASE \"" + database + "\" WITH (FORCE)");
        }
    }

    @Override
    public String url(String name) {
        return "jdbc:postgresql://" + host + ':' + port + '/' + name;
    }

    @Override
    public @Nullable String username() {
        return username;
    }

    @Override
    public @Nullable String password() {
        return password;
    }

    @Override
    public String zoneStatement(String offset) {
        return "SET TIME ZONE INTERVAL '" + offset + "' HOUR TO MINUTE";
    }

    @Override
    public Map<String, Object> properties(String name) {
        Map<String, Object> properties = TestServer.properties("pg", host, port, username, password, name);
        properties.put("backend.database.connection.database", name);
        return properties;
    }

    @Override
    public void close() {
        stop.run();
    }

    private static void close(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
