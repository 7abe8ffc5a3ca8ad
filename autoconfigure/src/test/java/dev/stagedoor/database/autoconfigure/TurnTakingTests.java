package dev.stagedoor.database.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets which connection when plugins use their databases in turn. */
@Timeout(60)
class TurnTakingTests {

    private static final int CONNECTIONS = 4;

    private static final int ROUNDS = 10;

    private static final String SESSION = "SELECT pg_backend_pid()";

    @Test
    @Case("DBS-71")
    void pluginsThatTakeTurnsHaveAConnectionEachWhereThereIsRoom() {
        try (DatabaseBackend backend = backend()) {
            assertThatEachHasItsOwn(backend, "first", "second", "third");
        }
    }

    @Test
    @Case("DBS-71")
    void pluginsThatTakeTurnsHaveAConnectionEachWhereOthersHadAll() {
        try (DatabaseBackend backend = backend()) {
            assertThatEachHasItsOwn(backend, "first", "second", "third", "fourth");
            assertThat(backend.pool().state().open()).isEqualTo(CONNECTIONS);
            assertThatEachHasItsOwn(backend, "fifth", "sixth");
        }
    }

    @Test
    @Case("DBS-71")
    void pluginsThatUseTheirDatabaseOnceShareAConnection() {
        try (DatabaseBackend backend = backend()) {
            for (int i = 0; i < ROUNDS; i++) {
                backend.ask("plugin" + i, Integer.class, SESSION);
            }
            assertThat(backend.pool().state().open()).isEqualTo(1);
        }
    }

    private static void assertThatEachHasItsOwn(DatabaseBackend backend, String... plugins) {
        List<Integer> sessions = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            sessions.clear();
            for (String plugin : plugins) {
                sessions.add(backend.ask(plugin, Integer.class, SESSION));
            }
        }
        assertThat(sessions).doesNotHaveDuplicates();
        for (String plugin : plugins) {
            assertThat(backend.ask(plugin, Integer.class, SESSION)).isEqualTo(sessions.remove(0));
        }
    }

    private static DatabaseBackend backend() {
        PostgresServer server = PostgresServer.shared();
        return DatabaseBackend.schemas(server, server.newDatabase())
                .property("stagedoor.database.max-connections", CONNECTIONS)
                .start();
    }
}
