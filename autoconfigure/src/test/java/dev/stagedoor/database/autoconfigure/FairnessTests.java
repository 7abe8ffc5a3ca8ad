package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** How plugins share the connections of the process. */
@Timeout(60)
class FairnessTests {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @Case("DBS-20")
    void aGreedyPluginLeavesAsManyConnectionsAsItTakes() throws Exception {
        try (DatabaseBackend backend = backend(8).start()) {
            CountDownLatch release = new CountDownLatch(1);
            List<Future<?>> greedy = occupy(backend, "greedy", 20, release);
            await().until(() -> backend.pool().state("greedy").active() == 4);

            long start = System.nanoTime();
            backend.ask("modest", "SELECT 'served'");
            backend.ask("other", "SELECT 'served'");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(backend.pool().state("greedy").active()).isEqualTo(4);
            assertThat(backend.pool().state("greedy").pending()).isEqualTo(16);

            release.countDown();
            for (Future<?> each : greedy) {
                each.get(20, TimeUnit.SECONDS);
            }
            assertThat(backend.pool().state("greedy").active()).isZero();
        }
    }

    @Test
    @Case("DBS-21")
    void oneConnectionServesAllPluginsInTurn() throws Exception {
        try (DatabaseBackend backend = backend(1).start()) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String plugin = "plugin" + i % 4;
                work.add(threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        backend.ask(plugin, "SELECT 'served'");
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get(30, TimeUnit.SECONDS);
            }
            assertThat(backend.pool().state().open()).isEqualTo(1);
        }
    }

    @Test
    @Case("DBS-22")
    void noMoreAreOpenThanAreAllowedHoweverManyAsk() throws Exception {
        try (DatabaseBackend backend = backend(5).start()) {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            ConcurrentLinkedQueue<Integer> open = new ConcurrentLinkedQueue<>();
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String plugin = "plugin" + i % 8;
                work.add(threads.submit(() -> {
                    for (int round = 0; round < 40; round++) {
                        try (Connection connection =
                                backend.database(plugin).dataSource().getConnection()) {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            connection.createStatement().execute("SELECT 1");
                            open.add(backend.pool().state().open());
                            inside.decrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : work) {
                each.get(30, TimeUnit.SECONDS);
            }
            assertThat(most).hasValueLessThanOrEqualTo(5).hasValueGreaterThan(1);
            assertThat(open).allMatch(count -> count <= 5);
        }
    }

    @Test
    @Case("DBS-23")
    void whoeverWaitsTooLongIsToldWhoHoldsWhat() throws SQLException {
        try (DatabaseBackend backend = backend(2)
                .property("stagedoor.database.acquire-timeout", "200ms")
                .start()) {
            try (Connection held = backend.database("nested").dataSource().getConnection()) {
                assertThat(held.isClosed()).isFalse();
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(
                                () -> backend.database("nested").dataSource().getConnection())
                        .withMessageContaining("Plugin 'nested' got no connection within 200 ms")
                        .withMessageContaining("it holds 1 of the 2")
                        .withMessageContaining("stagedoor.database.max-connections");
            }
            assertThat(backend.ask("nested", "SELECT 'served'")).isEqualTo("served");
        }
    }

    @Test
    @Case("DBS-24")
    void connectionsThatCannotBeOpenedTakeNothingFromTheOthers() {
        try (DatabaseBackend backend = backend(1)
                .property("backend.database.client", "better-sqlite3")
                .property("backend.database.connection", ":memory:")
                .property("backend.database.plugin.broken.client", "pg")
                .property("backend.database.plugin.broken.connection", "postgresql://nobody:secret@127.0.0.1:1/none")
                .start()) {
            for (int i = 0; i < 5; i++) {
                assertThatExceptionOfType(Exception.class)
                        .isThrownBy(() -> backend.ask("broken", "SELECT 1"))
                        .havingRootCause()
                        .withMessageNotContaining("secret");
                assertThat(backend.ask("sound", "SELECT 'served'")).isEqualTo("served");
            }
            assertThat(backend.pool().state().open()).isEqualTo(1);
        }
    }

    @Test
    @Case("DBS-25")
    void aThreadThatIsInterruptedWhileItWaitsTakesNothing() throws Exception {
        try (DatabaseBackend backend = backend(1).start()) {
            CountDownLatch release = new CountDownLatch(1);
            List<Future<?>> holder = occupy(backend, "holder", 1, release);
            await().until(() -> backend.pool().state("holder").active() == 1);
            backend.database("waiter");
            Future<?> waiter = threads.submit(() -> backend.ask("waiter", "SELECT 'served'"));
            await().until(() -> backend.pool().state("waiter").pending() == 1);

            waiter.cancel(true);
            await().until(() -> backend.pool().state("waiter").pending() == 0);
            release.countDown();
            holder.get(0).get();
            assertThat(backend.ask("waiter", "SELECT 'served'")).isEqualTo("served");
        }
    }

    @Test
    @Case("DBS-26")
    void aPluginHasItsOwnBoundIfKnexSaysSo() throws Exception {
        try (DatabaseBackend backend = backend(8)
                .property("backend.database.plugin.bounded.knexConfig.pool.max", 2)
                .start()) {
            CountDownLatch release = new CountDownLatch(1);
            List<Future<?>> work = occupy(backend, "bounded", 4, release);
            await().until(() -> backend.pool().state("bounded").pending() == 2);
            assertThat(backend.pool().state("bounded").active()).isEqualTo(2);
            release.countDown();
            for (Future<?> each : work) {
                each.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    @Case("DBS-27")
    void aConnectionIsOpenedAnewWhenItIsOld() {
        PostgresServer server = PostgresServer.shared();
        try (DatabaseBackend backend = DatabaseBackend.schemas(server, server.newDatabase())
                .property("stagedoor.database.max-lifetime", "1ms")
                .start()) {
            long first = backend.ask("todo", Long.class, "SELECT pg_backend_pid()");
            assertThat(backend.ask("todo", Long.class, "SELECT pg_backend_pid()"))
                    .isNotEqualTo(first);
        }
    }

    private static DatabaseBackend.Builder backend(int maxConnections) {
        return DatabaseBackend.builder().property("stagedoor.database.max-connections", maxConnections);
    }

    private List<Future<?>> occupy(DatabaseBackend backend, String plugin, int times, CountDownLatch release) {
        backend.database(plugin);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            work.add(threads.submit(() -> {
                try (Connection connection =
                        backend.database(plugin).dataSource().getConnection()) {
                    release.await();
                    return connection.isClosed();
                }
            }));
        }
        return work;
    }
}
