package dev.stagedoor.database.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A hundred plugins at a server that serves few connections. */
@Timeout(180)
class ManyPluginsTests {

    private static final int PLUGINS = 100;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.create(25);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "database"})
    @Case("DBS-30")
    void allAreServedAndFewConnectionsStayOpen(String division) throws Exception {
        String user = server.newUser("secret");
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try (DatabaseBackend backend = DatabaseBackend.postgres(server)
                .property("backend.database.connection.user", user)
                .property("backend.database.connection.password", "secret")
                .property("backend.database.connection.database", "shared_" + division)
                .property("backend.database.prefix", division + "_")
                .property("backend.database.pluginDivisionMode", division)
                .property("stagedoor.database.idle-timeout", "1s")
                .start()) {
            List<Future<Long>> work = new ArrayList<>();
            for (int i = 0; i < PLUGINS * 2; i++) {
                String plugin = "plugin" + i % PLUGINS;
                int row = i / PLUGINS;
                work.add(threads.submit(() -> {
                    backend.run(plugin, "CREATE TABLE IF NOT EXISTS item_" + row + " (id int)");
                    backend.run(plugin, "INSERT INTO item_" + row + " VALUES (1)");
                    return backend.ask(plugin, Long.class, "SELECT count(*) FROM item_" + row);
                }));
            }
            for (Future<Long> each : work) {
                assertThat(each.get(120, TimeUnit.SECONDS)).isOne();
            }
            await().untilAsserted(() -> assertThat(server.client(PostgresServer.USER)
                            .sql("SELECT count(*) FROM pg_stat_activity WHERE usename = ?")
                            .param(user)
                            .query(Long.class)
                            .single())
                    .isBetween(0L, 2L));
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.client(PostgresServer.USER)
                        .sql("SELECT count(*) FROM pg_stat_activity WHERE usename = ? AND state <> 'idle'")
                        .param(user)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
