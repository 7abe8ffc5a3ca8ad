package dev.stagedoor.test.databases;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of the test's own. Its sessions are in a time zone of half hours, its superuser {@code postgres} needs
 * no password, and every other user does.
 */
public final class PostgresServer implements AutoCloseable {

    /** The user that may do everything. */
    public static final String USER = "postgres";

    private static final String TIME_ZONE = "America/St_Johns";

    private static final int USUAL_CONNECTIONS = 100;

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path data;

    private final int maxConnections;

    private final int port;

    private @Nullable EmbeddedPostgres running;

    private PostgresServer(int maxConnections) {
        this.maxConnections = maxConnections;
        try {
            this.data = Files.createTempDirectory("stagedoor-postgres");
            EmbeddedPostgres server = server().setDataDirectoryCustomizer(PostgresServer::askForPasswords)
                    .start();
            this.port = server.getPort();
            this.running = server;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** The server of all tests of this JVM, which none of them stops; each takes a database of its own. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** Starts a server. */
    public static PostgresServer create() {
        return new PostgresServer(USUAL_CONNECTIONS);
    }

    /** Starts a server that serves so many connections, three of them kept for the superuser. */
    public static PostgresServer create(int maxConnections) {
        return new PostgresServer(maxConnections);
    }

    /** Its port, the same after a stop and a start. */
    public int port() {
        return port;
    }

    /** The JDBC URL of a database, without a user. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A client that belongs to the superuser and opens a connection for each statement. */
    public JdbcClient client(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database), USER, ""));
    }

    /** A connection of the superuser. */
    public Connection connect(String database) {
        try {
            return DriverManager.getConnection(url(database), USER, "");
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** Makes a database whose name nobody has. */
    public String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        client(USER).sql("CREATE DATABASE " + name).update();
        return name;
    }

    /** Makes a user that may log in with a password, and make databases and roles. */
    public String newUser(String password) {
        String name = "user_" + UUID.randomUUID().toString().substring(0, 8);
        client(USER)
                .sql("CREATE ROLE " + name + " LOGIN CREATEDB CREATEROLE PASSWORD '" + password + "'")
                .update();
        return name;
    }

    /** Stops it and breaks all connections, keeping the data. */
    public void stop() {
        EmbeddedPostgres server = running;
        running = null;
        if (server != null) {
            try {
                server.close();
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }
    }

    /** Starts it again with the same port and data. */
    public void start() {
        if (running == null) {
            try {
                running = server().setPort(port).start();
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }
    }

    @Override
    public void close() {
        stop();
        FileSystemUtils.deleteRecursively(data.toFile());
    }

    private EmbeddedPostgres.Builder server() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", Integer.toString(maxConnections))
                .setServerConfig("timezone", TIME_ZONE);
    }

    private static void askForPasswords(File directory) {
        try {
            Files.writeString(
                    directory.toPath().resolve("pg_hba.conf"),
                    "local all all trust\nhost all " + USER + " all trust\nhost all all all scram-sha-256\n");
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static final class Shared {

        static final PostgresServer SERVER = create();
    }
}
