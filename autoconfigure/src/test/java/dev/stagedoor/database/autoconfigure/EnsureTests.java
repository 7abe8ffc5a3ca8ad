package dev.stagedoor.database.autoconfigure;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.MariaServer;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Databases and schemas that are made, or not, when they are first used. */
@Timeout(120)
class EnsureTests {

    private static final PostgresServer SERVER = PostgresServer.shared();

    @ParameterizedTest
    @ValueSource(strings = {"schema", "database"})
    @Case("DBS-33")
    void severalBackendsMayMakeTheSameAtTheSameTime(String division) throws Exception {
        String name = SERVER.newDatabase() + "_";
        ExecutorService threads = Executors.newCachedThreadPool();
        List<DatabaseBackend> backends = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                backends.add(DatabaseBackend.postgres(SERVER)
                        .property("backend.database.connection.database", name + "shared")
                        .property("backend.database.pluginDivisionMode", division)
                        .property("backend.database.prefix", name)
                        .property("backend.database.schemaPrefix", name)
                        .property("stagedoor.database.role-per-plugin", true)
                        .start());
            }
            List<Future<String>> work = new ArrayList<>();
            for (String plugin : List.of("one", "two", "three", "four")) {
                for (DatabaseBackend backend : backends) {
                    work.add(threads.submit(() -> backend.ask(plugin, "SELECT 'served'")));
                }
            }
            for (Future<String> each : work) {
                assertThat(each.get(60, TimeUnit.SECONDS)).isEqualTo("served");
            }
        } finally {
            backends.forEach(DatabaseBackend::close);
            threads.shutdownNow();
        }
    }

    @Test
    @Case("DBS-34")
    void nothingIsMadeIfTheBackendIsNotTo() {
        String name = SERVER.newDatabase() + "_";
        try (DatabaseBackend backend = DatabaseBackend.postgres(SERVER)
                .property("backend.database.prefix", name)
                .property("backend.database.ensureExists", false)
                .start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> backend.ask("todo", "SELECT 'served'"))
                    .havingCause()
                    .withMessageContaining("Plugin 'todo' cannot connect to PostgreSQL '" + name + "todo'")
                    .withMessageContaining("does not exist");
        }
    }

    @Test
    @Case("DBS-34")
    void onlyTheSchemaIsMadeIfTheBackendIsToMakeNoMore() {
        String database = SERVER.newDatabase();
        DatabaseBackend.Builder builder =
                DatabaseBackend.schemas(SERVER, database).property("backend.database.ensureExists", false);
        try (DatabaseBackend backend = builder.start()) {
            assertThat(backend.database("todo")
                            .jdbcClient()
                            .sql("SELECT current_schema()")
                            .query()
                            .listOfRows())
                    .allSatisfy(row -> assertThat(row).containsEntry("current_schema", null));
        }
        try (DatabaseBackend backend = builder.property("backend.database.plugin.todo.ensureSchemaExists", true)
                .start()) {
            assertThat(backend.ask("todo", "SELECT current_schema()")).isEqualTo("todo");
        }
    }

    @Test
    @Case("DBS-35")
    void whatCannotBeMadeIsToldInBackstagesWords() {
        String user = SERVER.newUser("secret");
        SERVER.client(PostgresServer.USER)
                .sql("ALTER ROLE " + user + " NOCREATEDB")
                .update();
        String name = SERVER.newDatabase();
        try (DatabaseBackend backend = DatabaseBackend.postgres(SERVER)
                .property("backend.database.connection.user", user)
                .property("backend.database.connection.password", "secret")
                .property("backend.database.prefix", name + "_")
                .start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> backend.ask("todo", "SELECT 'served'"))
                    .havingCause()
                    .withMessageContaining(
                            "Failed to connect to the database to make sure that '" + name + "_todo' exists, ")
                    .withMessageContaining("permission denied");
        }
        try (DatabaseBackend backend = DatabaseBackend.schemas(SERVER, name)
                .property("backend.database.connection.user", user)
                .property("backend.database.connection.password", "secret")
                .start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> backend.ask("todo", "SELECT 'served'"))
                    .havingCause()
                    .withMessageContaining(
                            "Failed to connect to the database to make sure that schema for plugin 'todo' exists, ")
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    @Case("DBS-35")
    void aWrongPasswordIsToldAndNotShown() {
        try (DatabaseBackend backend = DatabaseBackend.postgres(SERVER)
                .property("backend.database.connection.user", SERVER.newUser("secret"))
                .property("backend.database.connection.password", "guessed")
                .start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> backend.ask("todo", "SELECT 'served'"))
                    .withStackTraceContaining("password authentication failed")
                    .satisfies(ex -> {
                        for (Throwable each = ex; each != null; each = each.getCause()) {
                            assertThat(each.toString()).doesNotContain("guessed");
                        }
                    });
        }
    }

    @Test
    @Case("DBS-36")
    void aServerThatSaysNothingIsNotWaitedForForever() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                DatabaseBackend backend = DatabaseBackend.builder()
                        .property("backend.database.client", "pg")
                        .property("backend.database.connection.host", "127.0.0.1")
                        .property("backend.database.connection.port", silent.getLocalPort())
                        .property("backend.database.connection.user", "nobody")
                        .start()) {
            long start = System.nanoTime();
            assertThatExceptionOfType(Exception.class).isThrownBy(() -> backend.ask("todo", "SELECT 'served'"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
            assertThat(backend.pool().state().open()).isZero();
        }
    }

    @Test
    @Case("DBS-37")
    void pluginsThatAreToldToShareADatabaseDo() throws SQLException {
        String database = SERVER.newDatabase();
        try (DatabaseBackend backend = DatabaseBackend.postgres(SERVER)
                .property("backend.database.plugin.one.connection.database", database)
                .property("backend.database.plugin.other.connection.database", database)
                .start()) {
            backend.run("one", "CREATE TABLE item (id int)");
            assertThat(backend.ask("other", Long.class, "SELECT count(*) FROM item"))
                    .isZero();
            try (Connection connection = backend.database("other").dataSource().getConnection()) {
                assertThat(connection.getCatalog()).isEqualTo(database);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    @Case("DBS-37")
    void whatAPluginSetsAtMariaIsGoneWithItsConnection(String client) throws SQLException {
        MariaServer server = MariaServer.shared();
        String database = server.newDatabase();
        try (DatabaseBackend backend = DatabaseBackend.maria(server, client)
                .property("backend.database.plugin.one.connection.database", database)
                .property("backend.database.plugin.other.connection.database", database)
                .property("stagedoor.database.max-connections", 1)
                .start()) {
            try (Connection connection = backend.database("one").dataSource().getConnection()) {
                connection.createStatement().execute("SET @mine = 'set'");
                connection.createStatement().execute("CREATE TEMPORARY TABLE hidden (id int)");
                connection.setAutoCommit(false);
            }
            assertThat(backend.ask("other", "SELECT COALESCE(@mine, 'unset')")).isEqualTo("unset");
            assertThat(backend.ask("one", "SELECT COALESCE(@mine, 'unset')")).isEqualTo("unset");
            try (Connection connection = backend.database("one").dataSource().getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }
}
