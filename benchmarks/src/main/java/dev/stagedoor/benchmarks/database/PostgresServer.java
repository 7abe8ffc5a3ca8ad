package dev.stagedoor.benchmarks.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A server that writes down each statement, if it is to. */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private static final Duration STARTUP_LIMIT = Duration.ofMinutes(1);

    private final EmbeddedPostgres server;

    private final Path directory;

    private final Path log;

    private PostgresServer(EmbeddedPostgres server, Path directory, Path log) {
        this.server = server;
        this.directory = directory;
        this.log = log;
    }

    /**
     * Starts a server.
     *
     * @return the server
     */
    public static PostgresServer start() {
        return start(false);
    }

    /**
     * Starts a server that writes down each statement.
     *
     * @return the server
     */
    public static PostgresServer logging() {
        return start(true);
    }

    private static PostgresServer start(boolean isLogging) {
        try {
            Path directory = Files.createTempDirectory("stagedoor-postgres");
            Path log = Files.createFile(directory.resolve("server.log"));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("log_statement", isLogging ? "all" : "none")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("log_line_prefix", "%d:")
                    .setPGStartupWait(STARTUP_LIMIT)
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new PostgresServer(server, directory, log);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Returns how to reach a database.
     *
     * @param database its name
     * @return the URL, with the user
     */
    public String url(String database) {
        return server.getJdbcUrl(USER, database);
    }

    /**
     * Returns how Backstage says it.
     *
     * @param database its name
     * @return the URL, with the user
     */
    public String connection(String database) {
        return "postgresql://" + USER + "@localhost:" + server.getPort() + "/" + database;
    }

    /**
     * Makes a database.
     *
     * @param name its name
     */
    public void createDatabase(String name) {
        admin().sql("CREATE DATABASE " + name).update();
    }

    /**
     * Has it look at all tables of a database, as it does by itself a minute after they were filled.
     *
     * @param database its name
     */
    public void analyze(String database) {
        JdbcClient.create(server.getDatabase(USER, database)).sql("ANALYZE").update();
    }

    /**
     * Counts the connections to a database.
     *
     * @param database its name
     * @return how many are open
     */
    int connections(String database) {
        return admin().sql("SELECT count(*) FROM pg_stat_activity WHERE datname = ?")
                .param(database)
                .query(Integer.class)
                .single();
    }

    /** The statements that were sent to a database until now, as the server writes them down. */
    Stream<String> statements(String database) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith(database + ":"))
                    .filter(line -> line.contains("LOG:  statement: ") || line.contains("LOG:  execute "));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private JdbcClient admin() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    @Override
    public void close() {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
