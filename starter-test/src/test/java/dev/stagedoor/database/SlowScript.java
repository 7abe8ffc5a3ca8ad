package dev.stagedoor.database;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.TestDatabases.Engine;

/** What keeps a database busy for longer than a test waits, and tells when it does. */
final class SlowScript {

    private SlowScript() {}

    static String statement(Engine engine) {
        return switch (engine) {
            case H2 -> "SELECT SUM(MOD(\"X\", 7)) FROM SYSTEM_RANGE(1, 1000000000000);";
            case POSTGRESQL -> "SELECT pg_sleep(300);";
            case MARIADB, MYSQL -> "SELECT SLEEP(300);";
        };
    }

    static void awaitBegin(TestDatabase database) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isRunning(database));
    }

    private static boolean isRunning(TestDatabase database) {
        String query = switch (database.engine()) {
            case H2 ->
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"
                        + " WHERE EXECUTING_STATEMENT LIKE 'SELECT SUM(MOD(\"X\", 7))%'";
            case POSTGRESQL ->
                "SELECT COUNT(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep%'";
            case MARIADB, MYSQL ->
                "SELECT COUNT(*) FROM information_schema.processlist"
                        + " WHERE db = DATABASE() AND info LIKE 'SELECT SLEEP%'";
        };
        return JdbcClient.create(database.dataSource())
                        .sql(query)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
