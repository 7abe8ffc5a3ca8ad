package dev.stagedoor.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The database server of both backends. */
final class Postgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private static final String CONNECTIONS = "200";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setPGStartupWait(START_LIMIT)
                    .setServerConfig("max_connections", CONNECTIONS)
                    .start());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
