package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.MariaServer;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** The table of keys on each database, as a Backstage backend would find it. */
class DatabaseKeyTableTests {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private static final Map<String, Object> KEY = Map.of("kty", "EC", "kid", "one", "x", "ä'\"");

    /** What a test can run on. */
    enum Kind {
        H2,
        POSTGRESQL,
        MARIADB
    }

    private static DataSource create(Kind kind) {
        return switch (kind) {
            case H2 ->
                new DriverManagerDataSource(
                        "jdbc:h2:mem:" + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "sa",
                        "");
            case POSTGRESQL -> {
                PostgresServer server = PostgresServer.shared();
                yield new DriverManagerDataSource(server.url(server.newDatabase()), PostgresServer.USER, "");
            }
            case MARIADB -> {
                MariaServer server = MariaServer.shared();
                yield new DriverManagerDataSource(
                        server.url(server.newDatabase()), MariaServer.USER, MariaServer.PASSWORD);
            }
        };
    }

    private static DatabaseKeyTable table(DataSource database) {
        return new DatabaseKeyTable(DatabaseService.of(database, "todo"));
    }

    @ParameterizedTest
    @EnumSource
    @Case({"AUT-57", "AUT-58"})
    void allProcessesOfAPluginListAllItsKeys(Kind kind) {
        DataSource database = create(kind);
        DatabaseKeyTable table = table(database);
        DatabaseKeyTable other = table(database);

        assertThat(table.list(NOW)).isEmpty();
        table.put("one", KEY, NOW.plusSeconds(1));
        other.put("two", Map.of("kid", "two"), NOW.plusSeconds(2));

        assertThat(table.list(NOW)).containsExactlyInAnyOrder(KEY, Map.of("kid", "two"));
        assertThat(other.list(NOW)).containsExactlyInAnyOrder(KEY, Map.of("kid", "two"));
    }

    @ParameterizedTest
    @EnumSource
    @Case("AUT-54")
    void keysThatHaveExpiredAreRemoved(Kind kind) {
        DataSource database = create(kind);
        DatabaseKeyTable table = table(database);
        table.put("one", KEY, NOW.plusMillis(5));
        table.put("two", Map.of("kid", "two"), NOW.plusMillis(6));

        assertThat(table.list(NOW.plusMillis(5))).containsExactly(Map.of("kid", "two"));
        assertThat(rows(database)).containsExactly("two");
    }

    @ParameterizedTest
    @EnumSource
    @Case("AUT-53")
    void aKeyMayBeKeptForLonger(Kind kind) {
        DataSource database = create(kind);
        DatabaseKeyTable table = table(database);
        table.put("one", KEY, NOW.plusSeconds(1));

        table.put("one", KEY, NOW.plusSeconds(60));

        assertThat(table.list(NOW.plusSeconds(59))).containsExactly(KEY);
    }

    @ParameterizedTest
    @EnumSource
    @Case("AUT-58")
    void whatKnexLooksForIsThere(Kind kind) {
        DataSource database = create(kind);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        KeySql sql = KeySql.of(jdbc);
        table(database).put("one", KEY, NOW.plusSeconds(1));

        assertThat(jdbc.queryForList(
                        "select name from " + sql.named("backstage_backend_public_keys__knex_migrations")
                                + " where batch = 1 and migration_time is not null",
                        String.class))
                .containsExactly("20240327104803_public_keys.js");
        assertThat(jdbc.queryForList(
                        "select is_locked from " + sql.named("backstage_backend_public_keys__knex_migrations_lock"),
                        Integer.class))
                .containsExactly(0);
        assertThat(jdbc.queryForObject(
                        "select expires_at from " + sql.named("backstage_backend_public_keys__keys"), String.class))
                .isEqualTo("2030-01-01T00:00:01.000Z");
    }

    @ParameterizedTest
    @EnumSource
    @Case("AUT-58")
    void processesThatStartTogetherMakeTheTableOnce(Kind kind) throws Exception {
        DataSource database = create(kind);
        int processes = 6;
        CyclicBarrier together = new CyclicBarrier(processes);
        ExecutorService executor = Executors.newFixedThreadPool(processes);
        try {
            List<Future<?>> puts = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                String id = "key" + i;
                puts.add(executor.submit(() -> {
                    together.await();
                    table(database).put(id, Map.of("kid", id), NOW.plusSeconds(1));
                    return id;
                }));
            }
            for (Future<?> put : puts) {
                put.get();
            }
        } finally {
            executor.shutdownNow();
        }
        JdbcTemplate jdbc = new JdbcTemplate(database);
        assertThat(table(database).list(NOW)).hasSize(processes);
        assertThat(jdbc.queryForObject(
                        "select count(*) from "
                                + KeySql.of(jdbc).named("backstage_backend_public_keys__knex_migrations"),
                        Integer.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @Case("AUT-59")
    void aTableThatSomebodyElseMakesIsNotMadeHere(Kind kind) {
        DataSource database = create(kind);
        DatabaseKeyTable table = new DatabaseKeyTable(skipping(DatabaseService.of(database)));

        assertThat(table.list(NOW)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> table.put("one", KEY, NOW.plusSeconds(1)))
                .withMessageContaining("backstage_backend_public_keys__keys")
                .withMessageContaining("migrations are skipped");

        table(database).put("two", KEY, NOW.plusSeconds(1));
        table.put("one", KEY, NOW.plusSeconds(1));
        assertThat(rows(database)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    @Case("AUT-57")
    void aKeyThatWasStoredByAFormerProcessIsPublishedStill() {
        DataSource database = create(Kind.H2);
        SetClock clock = new SetClock();
        AuthProperties timing = new AuthProperties(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(1), 0);
        String former = new RotatingKeys(table(database), timing, clock, KeyGenerator::generate)
                .current()
                .id();

        RotatingKeys later = new RotatingKeys(table(database), timing, clock, KeyGenerator::generate);
        String mine = later.current().id();

        assertThat(later.published()).extracting(key -> key.get("kid")).containsExactlyInAnyOrder(former, mine);
    }

    private static List<String> rows(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        return jdbc.queryForList(
                "select id from " + KeySql.of(jdbc).named("backstage_backend_public_keys__keys"), String.class);
    }

    /** A database whose tables somebody else makes. */
    private static DatabaseService skipping(DatabaseService database) {
        DatabaseService skipping = mock(DatabaseService.class, delegatesTo(database));
        when(skipping.skipsMigrations()).thenReturn(true);
        return skipping;
    }
}
