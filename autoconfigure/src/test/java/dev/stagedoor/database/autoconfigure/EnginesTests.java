package dev.stagedoor.database.autoconfigure;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.MariaServer;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind of database, from the first use on. */
class EnginesTests {

    private static final String TABLE = "CREATE TABLE item (id int PRIMARY KEY, name varchar(20))";

    private static final String ROW = "INSERT INTO item VALUES (1, 'one')";

    private static final String NAME = "SELECT name FROM item WHERE id = 1";

    @Test
    @Case("DBS-59")
    void withoutConfigurationEachPluginHasADatabaseInMemory() {
        try (DatabaseBackend backend = DatabaseBackend.builder().start()) {
            keepsPluginsApart(backend);
        }
    }

    @Test
    @Case("DBS-59")
    void twoBackendsInOneProcessShareNothing() {
        try (DatabaseBackend one = DatabaseBackend.builder().start();
                DatabaseBackend other = DatabaseBackend.builder().start()) {
            keepsPluginsApart(one);
            keepsPluginsApart(other);
        }
    }

    @Test
    @Case("DBS-59")
    void whatAFileHoldsIsThereInTheNextBackend(@TempDir Path directory) {
        DatabaseBackend.Builder builder =
                DatabaseBackend.builder().property("stagedoor.database.file", directory.resolve("data/backend"));
        try (DatabaseBackend backend = builder.start()) {
            keepsPluginsApart(backend);
        }
        assertThat(directory.resolve("data/backend-todo.mv.db")).exists();
        try (DatabaseBackend backend = builder.start()) {
            assertThat(backend.ask("todo", NAME)).isEqualTo("one");
        }
    }

    @Test
    @Case("DBS-59")
    void h2StandsInForSqliteInADirectory(@TempDir Path directory) {
        try (DatabaseBackend backend = DatabaseBackend.builder()
                .property("backend.database.client", "better-sqlite3")
                .property("backend.database.connection.directory", directory)
                .start()) {
            keepsPluginsApart(backend);
        }
        assertThat(directory.resolve("todo.mv.db")).exists();
    }

    @Test
    @Case("DBS-59")
    void postgresHasADatabaseForEachPlugin() {
        PostgresServer server = PostgresServer.shared();
        try (DatabaseBackend backend = DatabaseBackend.postgres(server)
                .property("backend.database.prefix", server.newDatabase() + "_")
                .start()) {
            keepsPluginsApart(backend);
            assertThat(backend.ask("todo", "SELECT current_database()")).endsWith("_todo");
            assertThat(backend.ask("todo", "SELECT current_setting('application_name')"))
                    .isEqualTo("backstage_plugin_todo");
        }
    }

    @Test
    @Case("DBS-59")
    void postgresHasASchemaForEachPlugin() {
        PostgresServer server = PostgresServer.shared();
        String database = server.newDatabase();
        try (DatabaseBackend backend = DatabaseBackend.schemas(server, database).start()) {
            keepsPluginsApart(backend);
            assertThat(backend.ask("todo", "SELECT current_database()")).isEqualTo(database);
            assertThat(backend.ask("todo", "SELECT current_schema()")).isEqualTo("todo");
            assertThat(backend.ask("todo", "SELECT current_setting('application_name')"))
                    .isEqualTo("backstage_plugin_todo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql2"})
    @Case("DBS-59")
    void mariaHasADatabaseForEachPlugin(String client) {
        MariaServer server = MariaServer.shared();
        try (DatabaseBackend backend = DatabaseBackend.maria(server, client)
                .property("backend.database.prefix", server.newDatabase() + "_")
                .start()) {
            keepsPluginsApart(backend);
            assertThat(backend.ask("todo", "SELECT DATABASE()")).endsWith("_todo");
        }
    }

    private static void keepsPluginsApart(DatabaseBackend backend) {
        for (String plugin : new String[] {"todo", "other"}) {
            backend.run(plugin, TABLE);
        }
        backend.run("todo", ROW);
        assertThat(backend.ask("todo", NAME)).isEqualTo("one");
        assertThat(backend.ask("other", Long.class, "SELECT count(*) FROM item"))
                .isZero();
        assertThat(backend.pool().state("todo").active()).isZero();
    }
}
