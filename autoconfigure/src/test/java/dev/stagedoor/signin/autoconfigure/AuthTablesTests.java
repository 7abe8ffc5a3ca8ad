package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.MariaServer;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The tables on each kind of database. */
class AuthTablesTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Map<String, Object> JWK = Map.of("kty", "EC", "kid", "one", "alg", "ES256");

    /** What the plugin can run on. */
    enum Kind {
        H2,
        POSTGRESQL,
        MARIADB;

        DataSource create() {
            return switch (this) {
                case H2 ->
                    new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
                            + ";TIME ZONE=-03:30");
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
    }

    private static AuthTables open(DataSource source) {
        return AuthTables.open(DatabaseService.of(source, "auth"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keysAreSharedUntilTheyAreRemoved(Kind kind) {
        DataSource source = kind.create();
        KeyStore one = new DatabaseKeyStore(open(source), HOUR);
        KeyStore other = new DatabaseKeyStore(open(source), HOUR);
        Instant end = Instant.ofEpochSecond(1_900_000_000);
        one.add(new PublishedKey("one", JWK, end));
        assertThat(other.list()).containsExactly(new PublishedKey("one", JWK, end));
        other.remove(List.of("one", "unknown"));
        assertThat(one.list()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theLastThatWasSaidOfAUserIsRemembered(Kind kind) {
        UserInfoTable users = new UserInfoTable(open(kind.create()).jdbc());
        assertThat(users.find("user:default/jane")).isEmpty();
        users.save(SignInResult.of("user:default/jane"));
        users.save(new SignInResult("user:default/jane", List.of("group:default/j\u00f6")));
        assertThat(users.find("user:default/jane"))
                .hasValue("{\"claims\":{\"sub\":\"user:default/jane\",\"ent\":[\"group:default/j\u00f6\"]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ansi", "mysql"})
    void aNativeImageHasTheScripts(String dialect) {
        RuntimeHints hints = new RuntimeHints();
        new SignInRuntimeHints().registerHints(hints, null);
        String script = "dev/stagedoor/signin/autoconfigure/migrations/" + dialect + "/V1__Sign_in.sql";
        assertThat(getClass().getClassLoader().getResource(script)).isNotNull();
        assertThat(RuntimeHintsPredicates.resource().forResource(script)).accepts(hints);
    }

    /** The statements are those of Backstage's migrations. */
    @Case("SGN-14")
    @Test
    void keysThatBackstageStoredStayValid() {
        DataSource source = Kind.POSTGRESQL.create();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute("create table signing_keys (kid varchar(255) not null primary key,"
                + " created_at timestamptz(0) not null default now(), key text not null)");
        jdbc.execute("create table user_info (user_entity_ref varchar(255) not null primary key,"
                + " user_info text not null, updated_at timestamptz not null,"
                + " created_at timestamptz not null default now())");
        jdbc.update("insert into signing_keys (kid, key) values ('one', '{\"kty\":\"EC\",\"kid\":\"one\","
                + "\"alg\":\"ES256\"}')");
        AuthTables tables = open(source);
        PublishedKey kept = new DatabaseKeyStore(tables, HOUR).list().get(0);
        assertThat(kept.jwk()).isEqualTo(JWK);
        assertThat(kept.expiresAt()).isCloseTo(Instant.now().plus(HOUR.multipliedBy(3)), within(1, ChronoUnit.MINUTES));
        new UserInfoTable(tables.jdbc()).save(SignInResult.of("user:default/jane"));
        new DatabaseKeyStore(tables, HOUR).add(new PublishedKey("two", JWK, Instant.now()));
        assertThat(jdbc.queryForList("select kid from signing_keys order by kid", String.class))
                .containsExactly("one", "two");
    }
}
