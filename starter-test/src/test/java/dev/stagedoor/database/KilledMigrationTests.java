package dev.stagedoor.database;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.test.TestDatabases.Engine.MARIADB;
import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A process is killed in the middle of a script that would take five minutes; the next one shall not notice. */
@Timeout(120)
class KilledMigrationTests {

    private Scripts scripts;

    @BeforeEach
    void begin(@TempDir Path directory) {
        scripts = new Scripts(directory).with("V1__item.sql", "CREATE TABLE item (id INTEGER PRIMARY KEY);");
    }

    @OnEachDatabase(POSTGRESQL)
    @Case("MIG-40")
    void theNextProcessMigratesAsIfNothingHadBeen(TestDatabase database) throws Exception {
        killInTheMiddleOf("CREATE TABLE note (id INTEGER);\n", database);

        assertThat(database.service("todo").migrate(scripts.location())).isEqualTo(1);
    }

    @OnEachDatabase(MARIADB)
    @Case("MIG-41")
    void whereDdlCannotBeTakenBackAScriptThatCanBeRepeatedIs(TestDatabase database) throws Exception {
        killInTheMiddleOf("CREATE TABLE IF NOT EXISTS note (id INTEGER);\n", database);

        assertThat(database.service("todo").migrate(scripts.location())).isEqualTo(1);
    }

    @OnEachDatabase(MARIADB)
    @Case("MIG-41")
    void whereDdlCannotBeTakenBackAScriptThatCannotBeRepeatedIsNamed(TestDatabase database) throws Exception {
        killInTheMiddleOf("CREATE TABLE note (id INTEGER);\n", database);

        assertThatExceptionOfType(DatabaseMigrationException.class)
                .isThrownBy(() -> database.service("todo").migrate(scripts.location()))
                .withMessageContaining("script V2__slow.sql")
                .withMessageContaining("failed at line 1: ")
                .withMessageContaining("already exists")
                .withMessageContaining("Part of it may remain");
    }

    private void killInTheMiddleOf(String beginning, TestDatabase database) throws Exception {
        scripts.with("V2__slow.sql", beginning + SlowScript.statement(database.engine()));
        try (MigratingProcess process = MigratingProcess.start(database, scripts)) {
            SlowScript.awaitBegin(database);
            process.kill();
        }
        scripts.with("V2__slow.sql", beginning);
    }
}
