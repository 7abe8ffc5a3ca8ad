package dev.stagedoor.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.test.TestBackend;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptedFileTests {

    private static final int TIMES = 5;

    private static final int MUCH = 20_000;

    @Test
    @Case("MIG-33")
    void aThreadThatIsInterruptedDoesNotCloseTheFileOfTheDatabase(@TempDir Path directory) throws SQLException {
        BackendFeature plugin =
                BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}, CoreServices.DATABASE));
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(plugin)
                .property("stagedoor.database.file", directory.resolve("data").toString())
                .start()) {
            DatabaseService database = backend.service("todo", CoreServices.DATABASE);
            database.jdbcTemplate().execute("CREATE TABLE item (id INTEGER, text VARCHAR(1000))");

            for (int i = 0; i < TIMES; i++) {
                insertInterrupted(database);
            }

            assertThat(database.jdbcClient()
                            .sql("SELECT COUNT(*) FROM item")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(TIMES * MUCH);
        }
        assertThat(directory).isDirectoryContaining("glob:**data-todo.mv.db");
    }

    private static void insertInterrupted(DatabaseService database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Thread.currentThread().interrupt();
            statement.execute("INSERT INTO item SELECT \"X\", REPEAT('x', 900) FROM SYSTEM_RANGE(1, " + MUCH + ")");
            statement.execute("CHECKPOINT SYNC");
            Thread.interrupted();
        }
    }
}
