package dev.stagedoor.database.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.BadSqlGrammarException;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Plugins with roles of their own. */
class RolePerPluginTests {

    private static final PostgresServer SERVER = PostgresServer.shared();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Case("DBS-40")
    void onePluginCannotReadTheSchemaOfAnother(boolean isSuperuser) {
        String prefix = SERVER.newDatabase() + "_";
        DatabaseBackend.Builder builder = DatabaseBackend.schemas(SERVER, prefix + "shared")
                .property("backend.database.schemaPrefix", prefix)
                .property("stagedoor.database.role-per-plugin", true);
        if (!isSuperuser) {
            builder.property("backend.database.connection.user", SERVER.newUser("secret"))
                    .property("backend.database.connection.password", "secret");
        }
        String table = prefix + "one.item";
        try (DatabaseBackend backend = builder.start()) {
            backend.run("one", "CREATE TABLE item (id int)");
            assertThat(backend.ask("one", Long.class, "SELECT count(*) FROM " + table))
                    .isZero();
            assertThat(backend.ask("one", "SELECT current_user")).isEqualTo(prefix + "one");
            assertThatExceptionOfType(BadSqlGrammarException.class)
                    .isThrownBy(() -> backend.ask("other", Long.class, "SELECT count(*) FROM " + table))
                    .havingRootCause()
                    .withMessageContaining("permission denied");
        }
        // The roles, the grants and the schemas are there already.
        try (DatabaseBackend backend = builder.start()) {
            assertThat(backend.ask("one", Long.class, "SELECT count(*) FROM item"))
                    .isZero();
            assertThatExceptionOfType(BadSqlGrammarException.class)
                    .isThrownBy(() -> backend.run("other", "DROP TABLE " + table));
        }
    }

    @Test
    @Case("DBS-41")
    void tablesThatWereThereBeforeAreThePluginsOwn() {
        String database = SERVER.newDatabase();
        DatabaseBackend.Builder builder =
                DatabaseBackend.schemas(SERVER, database).property("backend.database.schemaPrefix", database + "_");
        try (DatabaseBackend backend = builder.start()) {
            backend.run("todo", "CREATE TABLE item (id serial PRIMARY KEY, name text)");
            backend.run("todo", "CREATE VIEW names AS SELECT name FROM item");
        }
        try (DatabaseBackend backend =
                builder.property("stagedoor.database.role-per-plugin", true).start()) {
            backend.run("todo", "INSERT INTO item (name) VALUES ('one')");
            backend.run("todo", "ALTER TABLE item ADD COLUMN more int");
            assertThat(backend.ask("todo", "SELECT name FROM names")).isEqualTo("one");
        }
    }

    @Test
    @Case("DBS-42")
    void aPluginWithADatabaseOwnsItAndShutsOthersOut() {
        String prefix = SERVER.newDatabase() + "_";
        DatabaseBackend.Builder builder = DatabaseBackend.postgres(SERVER)
                .property("backend.database.connection.user", SERVER.newUser("secret"))
                .property("backend.database.connection.password", "secret")
                .property("backend.database.prefix", prefix)
                .property("stagedoor.database.role-per-plugin", true);
        try (DatabaseBackend backend = builder.start()) {
            backend.run("one", "CREATE TABLE item (id int)");
            assertThat(backend.ask("one", "SELECT current_user")).isEqualTo(prefix + "one");
            backend.run("other", "CREATE TABLE item (id int)");
            assertThat(backend.ask(
                            "other",
                            Boolean.class,
                            "SELECT has_database_privilege('" + prefix + "other', '" + prefix + "one', 'CONNECT')"))
                    .isFalse();
        }
        try (DatabaseBackend backend = builder.start()) {
            assertThat(backend.ask("one", Long.class, "SELECT count(*) FROM item"))
                    .isZero();
        }
    }

    @Test
    @Case("DBS-43")
    void aRoleThatIsConfiguredOwnsTheSchemaAndIsTakenOn() {
        String role = "owner_" + SERVER.newDatabase();
        SERVER.client(PostgresServer.USER).sql("CREATE ROLE " + role).update();
        try (DatabaseBackend backend = DatabaseBackend.schemas(SERVER, SERVER.newDatabase())
                .property("backend.database.plugin.todo.role", role)
                .start()) {
            backend.run("todo", "CREATE TABLE item (id int)");
            assertThat(backend.ask("todo", "SELECT current_user")).isEqualTo(role);
            assertThat(backend.ask("todo", "SELECT tableowner FROM pg_tables WHERE tablename = 'item'"))
                    .isEqualTo(role);
            assertThat(backend.ask("other", "SELECT current_user")).isEqualTo(PostgresServer.USER);
        }
    }
}
