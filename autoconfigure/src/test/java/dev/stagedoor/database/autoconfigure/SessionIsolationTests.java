package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PgDatabaseMetaData;
import org.postgresql.jdbc.PgStatement;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What plugins do to the one connection that they share, each with a schema of the same database. */
class SessionIsolationTests {

    private static final PostgresServer SERVER = PostgresServer.shared();

    /** All that one session may have and another not. */
    private static final String FINGERPRINT = """
            SELECT concat_ws(' | ', current_user, session_user, current_setting('transaction_isolation'),
                current_setting('transaction_read_only'),
                (SELECT string_agg(name || '=' || setting, ',' ORDER BY name) FROM pg_settings
                    WHERE source IN ('session', 'client') AND name <> 'application_name'
                    AND name <> 'search_path'),
                (SELECT string_agg(channel, ',') FROM pg_listening_channels() AS channel),
                (SELECT string_agg(name, ',') FROM pg_prepared_statements
                    WHERE statement NOT LIKE '%current_setting%'),
                (SELECT string_agg(name, ',') FROM pg_cursors WHERE name <> ''),
                (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()),
                (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()))
            """;

    private static final String PLACE =
            "SELECT current_setting('search_path') || ' ' || current_setting('application_name')";

    private static DatabaseBackend backend;

    private static String untouched;

    @BeforeAll
    static void start() {
        SERVER.client(PostgresServer.USER)
                .sql("DO $$ BEGIN CREATE ROLE intruder; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
                .update();
        backend = DatabaseBackend.schemas(SERVER, SERVER.newDatabase())
                .property("stagedoor.database.max-connections", 1)
                .start();
        backend.run("one", "CREATE SEQUENCE numbers");
        backend.run("one", "CREATE TABLE item (id int)");
        untouched = backend.ask("other", FINGERPRINT);
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    static Stream<Deed> deeds() {
        return Stream.of(
                sql("SET search_path TO pg_catalog"),
                sql("SET ROLE intruder"),
                sql("SET SESSION AUTHORIZATION intruder"),
                sql("SET work_mem TO '64kB'"),
                sql("SET TIME ZONE 'Asia/Tokyo'"),
                sql("SET statement_timeout TO 1234"),
                sql("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"),
                sql("SET application_name TO 'mine'"),
                sql("SELECT set_config('lock_timeout', '99', false)"),
                sql("CREATE TEMPORARY TABLE hidden (id int)"),
                sql("SELECT 1 AS id INTO TEMP hidden"),
                sql("LISTEN news"),
                sql("PREPARE mine AS SELECT 1"),
                sql("DO $$ BEGIN PERFORM set_config('search_path', 'pg_catalog', false); END $$"),
                sql("SELECT pg_advisory_lock(7)"),
                sql("SELECT pg_advisory_lock_shared(8)"),
                sql("BEGIN; CREATE TABLE unfinished (id int)"),
                sql("BEGIN; DECLARE held CURSOR WITH HOLD FOR SELECT 1; COMMIT"),
                sql("BEGIN; SELECT 1 / 0"),
                sql("SELECT nextval('numbers')"),
                prepared("SELECT pg_advisory_lock(9)"),
                prepared("SELECT set_config('search_path', 'pg_catalog', false)"),
                new Deed("an open transaction", connection -> {
                    connection.setAutoCommit(false);
                    execute(connection, "CREATE TABLE unfinished (id int)");
                    execute(connection, "SET LOCAL work_mem TO '64kB'");
                }),
                new Deed("a broken transaction", connection -> {
                    connection.setAutoCommit(false);
                    tryTo(connection, "SELECT 1 / 0");
                }),
                new Deed("read only", connection -> connection.setReadOnly(true)),
                new Deed("read only within a transaction", connection -> {
                    connection.setAutoCommit(false);
                    connection.setReadOnly(true);
                    execute(connection, "SELECT 1");
                }),
                new Deed(
                        "isolation",
                        connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE)),
                new Deed("schema", connection -> connection.setSchema("pg_catalog")),
                new Deed("client information", connection -> {
                    Properties information = new Properties();
                    information.setProperty("ApplicationName", "mine");
                    connection.setClientInfo(information);
                }),
                new Deed("network timeout", connection -> connection.setNetworkTimeout(Runnable::run, 12_345)),
                new Deed("prepared statements of the driver", connection -> {
                    try (PreparedStatement statement = connection.prepareStatement("SELECT ?::int")) {
                        for (int i = 0; i < 10; i++) {
                            statement.setInt(1, i);
                            statement.executeQuery().close();
                        }
                    }
                }),
                new Deed("the driver's own connection", connection -> {
                    Connection raw = connection.unwrap(PgConnection.class);
                    execute(raw, "SET search_path TO pg_catalog");
                    raw.setAutoCommit(false);
                    execute(raw, "LISTEN news");
                }),
                new Deed("the driver's own statement", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        Statement raw = statement.unwrap(PgStatement.class);
                        execute(raw.getConnection(), "SET search_path TO pg_catalog");
                    }
                }),
                new Deed(
                        "the driver's own meta data",
                        connection -> execute(
                                connection
                                        .getMetaData()
                                        .unwrap(PgDatabaseMetaData.class)
                                        .getConnection(),
                                "SET search_path TO pg_catalog")));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    @Case("DBS-10")
    void theNextPluginSeesNothingOfIt(Deed deed) throws SQLException {
        try (Connection connection = connection("one")) {
            deed.on(connection);
        }
        assertThat(backend.ask("other", FINGERPRINT)).isEqualTo(untouched);
        assertThat(backend.ask("other", PLACE)).isEqualTo("other backstage_plugin_other");
        try (Connection connection = connection("other")) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(connection.getNetworkTimeout()).isZero();
            assertThat(connection.getSchema()).isEqualTo("other");
            assertThat((Object) connection.getWarnings()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("deeds")
    @Case("DBS-11")
    void thePluginItselfHasItsSchemaAgain(Deed deed) throws SQLException {
        try (Connection connection = connection("one")) {
            deed.on(connection);
        }
        assertThat(backend.ask("one", PLACE)).isEqualTo("one backstage_plugin_one");
        assertThat(backend.ask("one", Long.class, "SELECT count(*) FROM item")).isZero();
    }

    @Test
    @Case("DBS-12")
    void aConnectionThatWasGivenBackCannotBeUsed() throws SQLException {
        Connection connection = connection("one");
        Statement statement = connection.createStatement();
        connection.close();
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createStatement);
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.setAutoCommit(false));
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT 1"));
    }

    @Test
    @Case("DBS-13")
    void queriesOfOnePluginShareAConnectionAndCostNothingElse() throws SQLException {
        int process = backend.ask("one", Integer.class, "SELECT pg_backend_pid()");
        for (int i = 0; i < 8; i++) {
            backend.database("one")
                    .jdbcClient()
                    .sql("SELECT count(*) FROM item WHERE id = ?")
                    .param(i)
                    .query(Long.class)
                    .single();
        }

        // The driver prepares at the server what is asked often, which a reset would have undone.
        assertThat(backend.ask(
                        "one", Long.class, "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%item%'"))
                .isOne();
        assertThat(backend.ask("one", Integer.class, "SELECT pg_backend_pid()")).isEqualTo(process);
    }

    @Test
    void aStatementThatIsNotPoolableIsNotKeptByTheServer() throws SQLException {
        int process = backend.ask("one", Integer.class, "SELECT pg_backend_pid()");
        assertThat(kept("not_poolable", false)).isZero();
        assertThat(kept("poolable", true)).isOne();
        assertThat(backend.ask("one", Integer.class, "SELECT pg_backend_pid()")).isEqualTo(process);
    }

    /** How many statements the server has kept after one was executed ten times. */
    private static long kept(String alias, boolean isPoolable) throws SQLException {
        for (int i = 0; i < 10; i++) {
            try (Connection connection = connection("one");
                    PreparedStatement statement =
                            connection.prepareStatement("SELECT count(*) FROM item " + alias + " WHERE id = ?")) {
                statement.setPoolable(false);
                statement.setPoolable(isPoolable);
                statement.setInt(1, i);
                statement.execute();
            }
        }
        return backend.ask(
                "one",
                Long.class,
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%item " + alias + " %'");
    }

    @Test
    @Case("DBS-14")
    void pluginsThatTakeTurnsSoonHaveConnectionsOfTheirOwn() {
        try (DatabaseBackend busy =
                DatabaseBackend.schemas(SERVER, SERVER.newDatabase()).start()) {
            List<Integer> processes = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                for (String plugin : new String[] {"one", "other", "third"}) {
                    processes.add(busy.ask(plugin, Integer.class, "SELECT pg_backend_pid()"));
                }
            }
            int last = processes.size();
            assertThat(processes.subList(last - 3, last)).doesNotHaveDuplicates();
            assertThat(processes.subList(last - 3, last)).isEqualTo(processes.subList(last - 6, last - 3));
            assertThat(busy.pool().state().open()).isEqualTo(3);
        }
    }

    private static Connection connection(String plugin) throws SQLException {
        DataSource dataSource = backend.database(plugin).dataSource();
        return dataSource.getConnection();
    }

    private static Deed sql(String sql) {
        return new Deed(sql, connection -> tryTo(connection, sql));
    }

    private static Deed prepared(String sql) {
        return new Deed("prepared " + sql, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.execute();
            }
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void tryTo(Connection connection, String sql) throws SQLException {
        try {
            execute(connection, sql);
        } catch (SQLException ex) {
            assertThat(ex.getSQLState()).as(sql).isEqualTo("22012");
        }
    }

    /** What a plugin does to a connection before it closes it. */
    record Deed(String name, Action action) {

        void on(Connection connection) throws SQLException {
            action.on(connection);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    interface Action {

        void on(Connection connection) throws SQLException;
    }
}
