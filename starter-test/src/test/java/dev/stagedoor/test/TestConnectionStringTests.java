package dev.stagedoor.test;

import java.util.Map;

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
