package dev.stagedoor.database;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.test.FakeDatabase;
import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.test.TestDatabases.Engine.H2;
import static dev.stagedoor.test.TestDatabases.Engine.MARIADB;
import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FailedMigrationTests {

    private static final Pattern ADVICE = Pattern.compile("DELETE FROM .*(?=; then)");

    private Scripts scripts;

    @BeforeEach
    void begin(@TempDir Path directory) {
        scripts = new Scripts(directory)
                .with("V1__item.sql", "CREATE TABLE item (id INTEGER PRIMARY KEY);")
                .with("V2__first_item.sql", "INSERT INTO item VALUES (1);");
    }

    @OnEachDatabase
    @Case("MIG-20")
    void theErrorNamesPluginScriptLineAndStatement(TestDatabase given) {
        scripts.with("V3__wrong.sql", "INSERT INTO item VALUES (2);\n\nINSERT INTO nowhere VALUES (3);\n");

        assertThat(failure(() -> given.service("todo").migrate(scripts.location())))
                .startsWith("The database of plugin 'todo' was not migrated: script V3__wrong.sql of "
                        + scripts.location() + " failed at line 3: ")
                .containsIgnoringCase("nowhere")
                .contains("\nINSERT INTO nowhere VALUES (3)\n");
    }

    @OnEachDatabase(POSTGRESQL)
    @Case("MIG-21")
    void nothingRemainsOfAScriptThatFailsOnPostgreSql(TestDatabase given) {
        DatabaseService database = given.service("todo");
        scripts.with("V3__wrong.sql", "CREATE TABLE note (id INTEGER);\nINSERT INTO nowhere VALUES (3);");

        assertThat(failure(() -> database.migrate(scripts.location())))
                .endsWith("Nothing of it remains. Correct it and start the plugin again.");

        scripts.with("V3__wrong.sql", "CREATE TABLE note (id INTEGER);");
        assertThat(database.migrate(scripts.location())).isEqualTo(1);
    }

    @OnEachDatabase({H2, MARIADB})
    @Case("MIG-22")
    void aScriptThatFailedInTheMiddleIsRefusedUntilSomebodyHasTidiedUp(TestDatabase given) {
        DatabaseService database = given.service("todo");
        scripts.with("V3__wrong.sql", "CREATE TABLE note (id INTEGER);\nINSERT INTO nowhere VALUES (3);");
        assertThat(failure(() -> database.migrate(scripts.location()))).contains("Part of it may remain");
        scripts.with("V3__wrong.sql", "CREATE TABLE note (id INTEGER);");

        String refusal = failure(() -> database.migrate(scripts.location()));
        assertThat(refusal).contains("script V3__wrong.sql").contains("has failed before");

        database.jdbcTemplate().execute("DROP TABLE note");
        Matcher advice = ADVICE.matcher(refusal);
        assertThat(advice.find()).isTrue();
        database.jdbcTemplate().execute(advice.group());
        assertThat(database.migrate(scripts.location())).isEqualTo(1);
    }

    @OnEachDatabase
    @Case("MIG-23")
    void aScriptThatWasChangedAfterwardsIsRefused(TestDatabase given) {
        DatabaseService database = given.service("todo");
        database.migrate(scripts.location());
        scripts.with("V2__first_item.sql", "INSERT INTO item VALUES (3);");

        assertThat(failure(() -> database.migrate(scripts.location())))
                .contains("script V2__first_item.sql")
                .contains("was changed after it had been applied");
    }

    @OnEachDatabase
    @Case("MIG-24")
    void aScriptThatIsGoneIsMissed(TestDatabase given) {
        DatabaseService database = given.service("todo");
        database.migrate(scripts.location());
        scripts.without("V1__item.sql");

        assertThat(failure(() -> database.migrate(scripts.location())))
                .contains("script V1__item.sql")
                .contains("was applied and is not there any more");
    }

    @OnEachDatabase
    @Case("MIG-25")
    void aNewScriptWithALowerVersionIsRefused(TestDatabase given) {
        DatabaseService database = given.service("todo");
        database.migrate(scripts.location());
        scripts.with("V1_5__late.sql", "DELETE FROM item;");

        assertThat(failure(() -> database.migrate(scripts.location())))
                .contains("script V1_5__late.sql")
                .contains("higher versions were applied before it");
    }

    @Test
    @Case("MIG-26")
    void aLocationThatIsNotThereIsRefused() {
        try (FakeDatabase database = FakeDatabase.inMemory("nothing")) {
            assertThat(failure(database::migrate))
                    .contains("plugin 'nothing'")
                    .contains("there is nothing at classpath:db/nothing");
            assertThat(failure(() -> database.migrate("filesystem:/not/there")))
                    .contains("there is nothing at filesystem:/not/there");
        }
    }

    @Test
    @Case("MIG-26")
    void aScriptWhoseNameIsWrongIsRefused() {
        scripts.with("V3_note.sql", "CREATE TABLE note (id INTEGER);");
        try (FakeDatabase database = FakeDatabase.inMemory("todo")) {
            assertThat(failure(() -> database.migrate(scripts.location()))).contains("V3_note.sql");
        }
    }

    @Test
    @Case("MIG-26")
    void aLocationWithoutAScriptIsRefused(@TempDir Path empty) {
        try (FakeDatabase database = FakeDatabase.inMemory("todo")) {
            assertThat(failure(() -> database.migrate("filesystem:" + empty)))
                    .contains("there is no script at filesystem:" + empty);
        }
    }

    @Test
    @Case("MIG-26")
    void twoScriptsOfOneVersionAreRefused() {
        scripts.with("V2__again.sql", "DELETE FROM item;");
        try (FakeDatabase database = FakeDatabase.inMemory("todo")) {
            assertThat(failure(() -> database.migrate(scripts.location())))
                    .contains("V2__first_item.sql")
                    .contains("V2__again.sql");
        }
    }

    private static String failure(ThrowingCallable migration) {
        return catchThrowableOfType(DatabaseMigrationException.class, migration).getMessage();
    }
}
