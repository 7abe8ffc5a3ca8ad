package dev.stagedoor.test;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.test.TestDatabases.Engine;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.test.TestDatabases.Engine.H2;
import static dev.stagedoor.test.TestDatabases.Engine.MARIADB;
import static dev.stagedoor.test.TestDatabases.Engine.MYSQL;
import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

class TestDatabasesTests {

    private static final String MYSQL_SERVER = "BACKSTAGE_TEST_DATABASE_MYSQL8_CONNECTION_STRING";

    private static final Map<Engine, String> ZONE_QUERY = Map.of(
            H2, "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'TIME ZONE'",
            POSTGRESQL, "SELECT EXTRACT(TIMEZONE FROM CURRENT_TIMESTAMP)::int",
            MARIADB, "SELECT @@session.time_zone");

    private static final Map<Engine, String> ZONE =
            Map.of(H2, "GMT+05:45", POSTGRESQL, String.valueOf((5 * 60 + 45) * 60), MARIADB, "+05:45");

    @OnEachDatabase
    @Case("TST-12")
    void eachTestHasAnEmptyDatabaseOfTheEngine(TestDatabase database) throws Exception {
        JdbcClient client = database.service("todo").jdbcClient();
        client.sql("CREATE TABLE mine (id VARCHAR(20) PRIMARY KEY)").update();
        try (TestDatabase other = TestDatabases.create(database.engine())) {
            JdbcClient elsewhere = JdbcClient.create(other.dataSource());
            elsewhere.sql("CREATE TABLE mine (id VARCHAR(20) PRIMARY KEY)").update();
            elsewhere.sql("INSERT INTO mine VALUES ('a')").update();
        }
        assertThat(client.sql("SELECT COUNT(*) FROM mine").query(Integer.class).single())
                .isZero();
        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName())
                    .isEqualToIgnoringCase(database.engine().name());
        }
    }

    @OnEachDatabase
    void allParametersOfATestAreOneDatabase(TestDatabase one, TestDatabase other) {
        assertThat(one).isSameAs(other);
    }

    @OnEachDatabase
    void sessionsAreInATimeZoneThatIsNotUtc(TestDatabase database) {
        assertThat(single(database, ZONE_QUERY.get(database.engine()))).isEqualTo(ZONE.get(database.engine()));
    }

    @OnEachDatabase({POSTGRESQL, MARIADB})
    @Case("TST-12")
    void whatPluginsMadeBesideADatabaseIsDroppedWithIt(TestDatabase database) {
        String prefix = String.valueOf(database.properties().get("backend.database.prefix"));
        JdbcClient client = database.service("todo").jdbcClient();
        client.sql("CREATE DATABASE " + prefix + "todo").update();
        try (TestDatabase other = TestDatabases.create(database.engine())) {
            database.close();
            String databases = database.engine() == POSTGRESQL
                    ? "SELECT datname FROM pg_database"
                    : "SELECT schema_name FROM information_schema.schemata";
            assertThat(JdbcClient.create(other.dataSource())
                            .sql(databases)
                            .query(String.class)
                            .list())
                    .isNotEmpty()
                    .noneMatch(name -> name.startsWith(prefix));
        }
    }

    @OnEachDatabase(POSTGRESQL)
    void aDatabaseIsDroppedAlsoWhileItIsInUse(TestDatabase database) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
            database.close();
            assertThat(connection.isValid(1)).isFalse();
        }
    }

    @Test
    @Case("TST-11")
    void whatIsNotAvailableIsSkippedWithTheReason() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        List<String> reasons = new ArrayList<>();
        run(NeedsMySql.class, summary, new TestExecutionListener() {
            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                reasons.add(test.getDisplayName() + ": " + reason);
            }
        });

        assertThat(summary.getSummary().getTestsSkippedCount()).isEqualTo(1);
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1); // on H2
        assertThat(summary.getSummary().getTestsFailedCount()).isZero();
        assertThat(reasons).singleElement().asString().startsWith("MYSQL: ").contains(MYSQL_SERVER);
    }

    @Test
    void aTestThatAsksForWhatIsNotAvailableIsAborted() {
        assertThat(TestDatabases.whyUnavailable(MYSQL))
                .hasValueSatisfying(reason -> assertThat(reason).contains(MYSQL_SERVER));
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> TestDatabases.create(MYSQL))
                .withMessageContaining(MYSQL_SERVER);
    }

    private static String single(TestDatabase database, String query) {
        return database.service("todo")
                .jdbcClient()
                .sql(query)
                .query(String.class)
                .single();
    }

    private static void run(Class<?> test, TestExecutionListener... listeners) {
        LauncherConfig ownListenersOnly = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(test))
                .build();
        LauncherFactory.create(ownListenersOnly).execute(request, listeners);
    }

    /** Not found by itself, for want of a name that ends in {@code Tests}. */
    static class NeedsMySql {

        @OnEachDatabase({H2, MYSQL})
        void usesIt(TestDatabase database) {
            assertThat(database.engine()).isEqualTo(H2);
        }
    }
}
