package dev.stagedoor.test;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.TestDatabases.Engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TestConnectionStringTests {

    @Test
    void theHighestVersionCounts() {
        Map<String, String> names = Map.of(
                "BACKSTAGE_TEST_DATABASE_POSTGRES9_CONNECTION_STRING", "postgresql://nine/a",
                "BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING", "postgresql://ada:p%40ss@eighteen:15432/b",
                "BACKSTAGE_TEST_DATABASE_MYSQL8_CONNECTION_STRING", "mysql://eight");

        assertThat(TestConnectionString.of(Engine.POSTGRESQL, names)).hasValueSatisfying(found -> {
            assertThat(found.host()).isEqualTo("eighteen");
            assertThat(found.port(5432)).isEqualTo(15432);
            assertThat(found.database()).isEqualTo("b");
            assertThat(found.username()).isEqualTo("ada");
            assertThat(found.password()).isEqualTo("p@ss");
        });
        assertThat(TestConnectionString.of(Engine.MYSQL, names)).hasValueSatisfying(found -> {
            assertThat(found.host()).isEqualTo("eight");
            assertThat(found.port(3306)).isEqualTo(3306);
            assertThat(found.database()).isNull();
            assertThat(found.username()).isNull();
        });
        assertThat(TestConnectionString.of(Engine.MARIADB, names)).isEmpty();
    }

    @OnEachDatabase({Engine.POSTGRESQL, Engine.MARIADB})
    void databasesAreMadeOnAServerThatIsNamed(TestDatabase running) {
        URI server = URI.create(running.jdbcUrl().substring("jdbc:".length()));
        String kind = running.engine() == Engine.POSTGRESQL ? "POSTGRES" : "MARIADB";
        Map<String, String> names = Map.of(
                "BACKSTAGE_TEST_DATABASE_" + kind + "99_CONNECTION_STRING",
                server.getScheme() + "://" + running.username() + "@" + server.getAuthority());
        TestConnectionString named =
                TestConnectionString.of(running.engine(), names).orElseThrow();

        try (TestServer elsewhere =
                running.engine() == Engine.POSTGRESQL ? new PostgresServer(named) : new MySqlServer(named)) {
            String name = "stagedoor_test_" + UUID.randomUUID().toString().substring(0, 8);
            elsewhere.create(name);
            try (TestDatabase made = new TestDatabase(running.engine(), elsewhere, name)) {
                assertThat(made.service("todo")
                                .jdbcClient()
                                .sql("SELECT 1")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
        }
        assertThat(running.service("todo")
                        .jdbcClient()
                        .sql("SELECT 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aTextThatIsNoConnectionStringIsRefusedWithoutItsPassword() {
        Map<String, String> names =
                Map.of("BACKSTAGE_TEST_DATABASE_MYSQL8_CONNECTION_STRING", "host=db password=secret");
        assertThatIllegalStateException()
                .isThrownBy(() -> TestConnectionString.of(Engine.MYSQL, names))
                .withMessageContaining("BACKSTAGE_TEST_DATABASE_MYSQL8_CONNECTION_STRING is not a connection string")
                .withMessageNotContaining("secret");
    }
}
