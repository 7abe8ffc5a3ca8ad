package dev.stagedoor.database.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server that goes away and comes back while plugins use it. */
@Timeout(120)
class RecoveryTests {

    @Test
    @Case("DBS-31")
    void pluginsGoOnByThemselvesOnceTheServerIsBack() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (PostgresServer server = PostgresServer.create();
                DatabaseBackend backend =
                        DatabaseBackend.schemas(server, server.newDatabase()).start()) {
            AtomicBoolean isOver = new AtomicBoolean();
            AtomicInteger errors = new AtomicInteger();
            Map<String, AtomicInteger> successes = new ConcurrentHashMap<>();
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String plugin = "plugin" + i % 4;
                AtomicInteger success = successes.computeIfAbsent(plugin, key -> new AtomicInteger());
                work.add(threads.submit(() -> {
                    while (!isOver.get()) {
                        try {
                            backend.ask(plugin, "SELECT 'served'");
                            success.incrementAndGet();
                        } catch (DataAccessException ex) {
                            errors.incrementAndGet();
                            TimeUnit.MILLISECONDS.sleep(20);
                        }
                    }
                    return null;
                }));
            }
            awaitProgress(successes);
            server.stop();
            await().until(() -> errors.get() > 8);
            server.start();
            awaitProgress(successes);

            isOver.set(true);
            for (Future<?> each : work) {
                each.get(30, TimeUnit.SECONDS);
            }
            PoolState state = backend.pool().state();
            assertThat(state.open()).isEqualTo(state.idle());
            assertThat(state.waiting()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Case("DBS-32")
    void connectionsThatDiedUnusedAreReplacedUnnoticed() {
        PostgresServer server = PostgresServer.shared();
        String database = server.newDatabase();
        try (DatabaseBackend backend = DatabaseBackend.schemas(server, database).start()) {
            backend.ask("todo", "SELECT 'served'");
            server.client(PostgresServer.USER)
                    .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?")
                    .param(database)
                    .query()
                    .listOfRows();
            await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
            assertThat(backend.ask("todo", "SELECT 'served'")).isEqualTo("served");
        }
    }

    private static void awaitProgress(Map<String, AtomicInteger> successes) {
        Map<String, Integer> before = new ConcurrentHashMap<>();
        successes.forEach((plugin, count) -> before.put(plugin, count.get()));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(successes)
                        .allSatisfy((plugin, count) -> assertThat(count.get()).isGreaterThan(before.get(plugin) + 20)));
    }
}
