package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/** Databases from the start of a backend to its end. */
class DatabaseLifeTests {

    private final List<DatabaseService> given = new CopyOnWriteArrayList<>();

    private final List<Connection> held = new CopyOnWriteArrayList<>();

    private final BackendFeature todo = BackendFeature.plugin(
            "todo",
            points -> points.registerInit(deps -> given.add(deps.get(CoreServices.DATABASE)), CoreServices.DATABASE));

    @Test
    @Case("DBS-01")
    void aPluginThatNeverAsksOpensNoConnection() {
        try (DatabaseBackend backend = DatabaseBackend.builder()
                .property("backend.database.client", "pg")
                .property("backend.database.connection", "postgresql://nobody:secret@127.0.0.1:1/none")
                .add(todo)
                .start()) {
            assertThat(given).hasSize(1);
            assertThat(given.get(0).jdbcClient()).isNotNull();
            assertThat(given.get(0).jdbcTemplate()).isNotNull();
            assertThat(given.get(0).transactionManager()).isNotNull();
            assertThat(given.get(0).dataSource()).isSameAs(given.get(0).dataSource());
            assertThat(backend.pool().state().open()).isZero();
        }
    }

    @Test
    @Case("DBS-02")
    void whatIsInMemorySurvivesTheRestartOfItsPlugin() {
        try (DatabaseBackend backend = DatabaseBackend.builder().add(todo).start()) {
            given.get(0).jdbcClient().sql("CREATE TABLE item (id int)").update();
            backend.backend().restart("todo");
            assertThat(given).hasSize(2);
            assertThat(given.get(1)
                            .jdbcClient()
                            .sql("SELECT count(*) FROM item")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    @Case("DBS-03")
    void whatAPluginLeftOpenIsClosedWhenItStops() throws SQLException {
        try (DatabaseBackend backend = DatabaseBackend.builder().add(todo).start()) {
            Connection left = given.get(0).dataSource().getConnection();
            assertThat(backend.pool().state("todo").active()).isOne();

            backend.backend().restart("todo");
            assertThat(left.isClosed()).isTrue();
            assertThat(backend.pool().state("todo").active()).isZero();
            assertThatNoException().isThrownBy(left::close);
            assertThat(backend.pool().state("todo").active()).isZero();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> given.get(0).dataSource().getConnection())
                    .withMessageContaining("Plugin 'todo' has stopped");
            assertThat(backend.ask("todo", "SELECT 'served'")).isEqualTo("served");
        }
    }

    @Test
    @Case("DBS-03")
    void aThreadThatWaitsWhenItsPluginStopsGetsNothing() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (DatabaseBackend backend = DatabaseBackend.builder()
                .property("stagedoor.database.max-connections", 1)
                .add(todo)
                .start()) {
            Future<Connection> waiter;
            try (Connection other = backend.database("other").dataSource().getConnection()) {
                waiter = threads.submit(() -> given.get(0).dataSource().getConnection());
                await().until(() -> backend.pool().state("todo").pending() == 1);
                backend.backend().restart("todo");
                assertThat(other.isClosed()).isFalse();
            }
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> waiter.get(10, TimeUnit.SECONDS))
                    .havingCause()
                    .withMessageContaining("Plugin 'todo' has stopped");
            assertThat(backend.ask("todo", "SELECT 'served'")).isEqualTo("served");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Case("DBS-04")
    void whatAPluginDoesWhenItStopsMayUseItsDatabase() {
        List<String> said = new CopyOnWriteArrayList<>();
        BackendFeature leaving = BackendFeature.plugin(
                "leaving",
                points -> points.registerInit(
                        deps -> deps.get(CoreServices.LIFECYCLE)
                                .addShutdownHook(() -> said.add(deps.get(CoreServices.DATABASE)
                                        .jdbcClient()
                                        .sql("SELECT 'farewell'")
                                        .query(String.class)
                                        .single())),
                        CoreServices.LIFECYCLE,
                        CoreServices.DATABASE));
        DatabaseBackend.builder().add(leaving).start().close();
        assertThat(said).containsExactly("farewell");
    }

    @Test
    @Case("DBS-05")
    void nothingIsOpenAfterTheEnd() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        String database = server.newDatabase();
        try (DatabaseBackend backend = DatabaseBackend.schemas(server, database).start()) {
            backend.ask("todo", "SELECT 'served'");
            held.add(backend.database("other").dataSource().getConnection());
        }
        assertThat(held.get(0).isClosed()).isTrue();
        await().untilAsserted(() -> assertThat(server.client(PostgresServer.USER)
                        .sql("SELECT count(*) FROM pg_stat_activity WHERE datname = ?")
                        .param(database)
                        .query(Long.class)
                        .single())
                .isZero());
    }

    @Test
    @Case("DBS-06")
    void anIdThatIsNoPluginsHasADatabaseToo() {
        PostgresServer server = PostgresServer.shared();
        try (DatabaseBackend backend =
                DatabaseBackend.schemas(server, server.newDatabase()).start()) {
            assertThat(backend.ask("stagedoor", "SELECT current_schema()")).isEqualTo("stagedoor");
        }
    }
}
