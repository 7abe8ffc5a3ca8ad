package dev.stagedoor.database;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import dev.stagedoor.test.FakeDatabase;
import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.test.TestDatabases.Engine.H2;
import static dev.stagedoor.test.TestDatabases.Engine.MARIADB;
import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MigrationTests {

    private Scripts scripts;

    @BeforeEach
    void begin(@TempDir Path directory) {
        scripts = new Scripts(directory)
                .with("V1__item.sql", "CREATE TABLE item (id INTEGER PRIMARY KEY);")
                .with("V2__first_item.sql", "INSERT INTO item VALUES (1);");
    }

    @OnEachDatabase
    @Case("MIG-01")
    void eachScriptIsAppliedOnce(TestDatabase given) {
        DatabaseService database = given.service("todo");

        assertThat(database.migrate(scripts.location())).isEqualTo(2);
        assertThat(database.migrate(scripts.location())).isZero();
        scripts.with("V3__second_item.sql", "INSERT INTO item VALUES (2);");
        assertThat(database.migrate(scripts.location())).isEqualTo(1);

        assertThat(items(database)).isEqualTo(2);
    }

    @OnEachDatabase
    @Case("MIG-02")
    void scriptsAreThoseOfThePluginUnlessToldOtherwise(TestDatabase given) {
        DatabaseService database = given.service("album");

        assertThat(database.migrate()).isEqualTo(2);

        assertThat(database.jdbcClient()
                        .sql("SELECT title FROM album")
                        .query(String.class)
                        .single())
                .isEqualTo("Revolver");
    }

    @OnEachDatabase
    @Case("MIG-03")
    void pluginsThatShareADatabaseHaveAHistoryEach(TestDatabase given, @TempDir Path other) {
        Scripts others = new Scripts(other).with("V1__note.sql", "CREATE TABLE note (id INTEGER PRIMARY KEY);");

        assertThat(given.service("todo").migrate(scripts.location())).isEqualTo(2);
        assertThat(given.service("notes").migrate(others.location())).isEqualTo(1);

        assertThat(given.service("todo").migrate(scripts.location())).isZero();
        assertThat(given.service("notes").migrate(others.location())).isZero();
    }

    @OnEachDatabase
    @Case("MIG-03")
    void thePluginsIdMayBeLong(TestDatabase given) {
        String id = "a".repeat(80);
        assertThat(given.service(id + "1").migrate(scripts.location())).isEqualTo(2);
        assertThat(given.service(id + "1").migrate(scripts.location())).isZero();
        scripts.without("V1__item.sql").without("V2__first_item.sql").with("V1__other.sql", "DELETE FROM item;");
        assertThat(given.service(id + "2").migrate(scripts.location())).isEqualTo(1);
    }

    @OnEachDatabase
    @Case("MIG-04")
    void whatOthersHaveInTheDatabaseIsLeftAlone(TestDatabase given) {
        DatabaseService database = given.service("todo");
        database.jdbcTemplate().execute("CREATE TABLE knex_migrations (id INTEGER PRIMARY KEY)");
        database.jdbcTemplate().execute("INSERT INTO knex_migrations VALUES (7)");

        assertThat(database.migrate(scripts.location())).isEqualTo(2);

        assertThat(database.jdbcClient()
                        .sql("SELECT id FROM knex_migrations")
                        .query(Integer.class)
                        .list())
                .containsExactly(7);
    }

    @OnEachDatabase
    @Case("MIG-05")
    void aDatabaseThatIsNewerThanTheScriptsIsTakenAsItIs(TestDatabase given) {
        DatabaseService database = given.service("todo");
        database.migrate(scripts.location());
        scripts.without("V2__first_item.sql");

        assertThat(database.migrate(scripts.location())).isZero();
    }

    @OnEachDatabase
    @Case("MIG-06")
    void oneConnectionIsEnough(TestDatabase given) {
        DatabaseService database = DatabaseService.of(new OneConnection(given.dataSource()), "todo");

        assertThat(database.migrate(scripts.location())).isEqualTo(2);
        assertThat(items(database)).isEqualTo(1);
    }

    @OnEachDatabase({POSTGRESQL, MARIADB})
    @Case("MIG-07")
    void whoMigratesAtTheSameTimeWaitsAndFindsTheWorkDone(TestDatabase given) throws Exception {
        String sleep = given.engine() == POSTGRESQL ? "SELECT pg_sleep(2);" : "SELECT SLEEP(2);";
        scripts.with("V3__slow.sql", sleep);
        Callable<Integer> migration = () -> given.service("todo").migrate(scripts.location());
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            int applied = 0;
            for (Future<Integer> result : threads.invokeAll(List.of(migration, migration, migration))) {
                applied += result.get();
            }
            assertThat(applied).isEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
        assertThat(items(given.service("todo"))).isEqualTo(1);
    }

    @OnEachDatabase
    @Case("MIG-07")
    void anotherMayBeginTheHistoryAtAnyMomentBeforeTheLock(TestDatabase given) {
        DatabaseService other = given.service("todo");
        String history = given.engine() == H2 ? "\"flyway_history_todo\"" : "flyway_history_todo";
        boolean cameFirst = true;
        for (int moment = 1; cameFirst; moment++) {
            Intrusion intrusion = new Intrusion(given.dataSource(), moment, () -> other.migrate(scripts.location()));

            int applied = DatabaseService.of(intrusion, "todo").migrate(scripts.location());

            cameFirst = intrusion.hasCome();
            assertThat(applied).as("at moment %d", moment).isEqualTo(cameFirst ? 0 : 2);
            assertThat(items(other)).isEqualTo(1);
            other.jdbcTemplate().execute("DROP TABLE item");
            other.jdbcTemplate().execute("DROP TABLE " + history);
        }
    }

    @OnEachDatabase(POSTGRESQL)
    @Case("MIG-08")
    void tablesAreMadeInTheSchemaOfTheConnectionByItsRole(TestDatabase given) {
        given.service("todo").jdbcTemplate().execute("CREATE SCHEMA todo");
        String role = "role_" + given.jdbcUrl().substring(given.jdbcUrl().length() - 8);
        given.service("todo").jdbcTemplate().execute("CREATE ROLE " + role);
        given.service("todo").jdbcTemplate().execute("GRANT ALL ON SCHEMA todo TO " + role);
        DatabaseService database = DatabaseService.of(
                new Prepared(given.dataSource(), "SET ROLE " + role, "SET search_path TO todo"), "todo");
        try {
            assertThat(database.migrate(scripts.location())).isEqualTo(2);

            assertThat(database.jdbcClient()
                            .sql("SELECT schemaname || '.' || tablename || ' ' || tableowner FROM pg_tables"
                                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("todo.item " + role, "todo.flyway_history_todo " + role);
        } finally {
            given.service("todo").jdbcTemplate().execute("DROP OWNED BY " + role);
            given.service("todo").jdbcTemplate().execute("DROP ROLE " + role);
        }
    }

    @OnEachDatabase
    @Case("MIG-10")
    void theLogTellsWhatWasAppliedAndNothingElse(TestDatabase given) {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            given.service("todo").migrate(scripts.location());
            given.service("todo").migrate(scripts.location());
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event ->
                        event.getThreadName().equals(Thread.currentThread().getName()))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Migrated the database with 1 (item), 2 (first item)");
    }

    @Test
    @Case("MIG-09")
    void aBlankLocationIsRefused() {
        try (FakeDatabase database = FakeDatabase.inMemory("todo")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> database.migrate("classpath:db/todo", " "))
                    .withMessageContaining("must not be blank")
                    .withMessageContaining("classpath:db/todo");
        }
    }

    @Test
    @Case("MIG-09")
    void aDatabaseOfNoPluginMustBeToldWhereScriptsAre(@TempDir Path directory) {
        try (FakeDatabase given = FakeDatabase.inMemory("todo")) {
            DatabaseService database = DatabaseService.of(given.dataSource());
            assertThatIllegalArgumentException()
                    .isThrownBy(database::migrate)
                    .withMessageContaining("Where the scripts are is not known");
            assertThat(database.migrate(scripts.location())).isEqualTo(2);
        }
    }

    private static int items(DatabaseService database) {
        return database.jdbcClient()
                .sql("SELECT COUNT(*) FROM item")
                .query(Integer.class)
                .single();
    }
}
