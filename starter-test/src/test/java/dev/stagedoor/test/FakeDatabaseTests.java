package dev.stagedoor.test;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class FakeDatabaseTests {

    private static final String COUNT = "SELECT COUNT(*) FROM item";

    @Test
    void eachFakeHasADatabaseOfItsOwn() {
        try (FakeDatabase one = FakeDatabase.inMemory("todo");
                FakeDatabase other = FakeDatabase.inMemory("todo")) {
            createItems(one);
            createItems(other);
            one.jdbcTemplate().update("INSERT INTO item VALUES (1)");

            assertThat(count(one)).isEqualTo(1);
            assertThat(count(other)).isZero();
        }
    }

    @Test
    void transactionsAreRolledBack() {
        try (FakeDatabase database = FakeDatabase.inMemory("todo")) {
            createItems(database);
            new TransactionTemplate(database.transactionManager()).executeWithoutResult(status -> {
                database.jdbcTemplate().update("INSERT INTO item VALUES (1)");
                status.setRollbackOnly();
            });
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void aClosedDatabaseIsGone() {
        FakeDatabase database = FakeDatabase.inMemory("todo");
        createItems(database);
        database.close();
        database.close();
        assertThatException().isThrownBy(() -> count(database)).withMessageContaining("item");
    }

    @OnEachDatabase
    void anyDataSourceCanTakeItsPlace(TestDatabase given) {
        FakeDatabase database = FakeDatabase.of(given.dataSource(), "todo");
        createItems(database);
        assertThat(JdbcClient.create(given.dataSource())
                        .sql(COUNT)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Case("TST-09")
    void itIsInstalledInABackend() {
        try (FakeDatabase database = FakeDatabase.inMemory("todo")) {
            createItems(database);
            BackendFeature plugin = BackendFeature.plugin(
                    "todo",
                    points -> points.registerInit(
                            deps -> deps.get(CoreServices.DATABASE)
                                    .jdbcTemplate()
                                    .update("INSERT INTO item VALUES (1)"),
                            CoreServices.DATABASE));
            TestBackend.builder()
                    .webServer(false)
                    .features(plugin, database)
                    .start()
                    .close();
            assertThat(count(database)).isEqualTo(1);
        }
    }

    private static void createItems(DatabaseService database) {
        database.jdbcTemplate().execute("CREATE TABLE item (id INTEGER PRIMARY KEY)");
    }

    private static int count(DatabaseService database) {
        return database.jdbcClient().sql(COUNT).query(Integer.class).single();
    }
}
