package dev.stagedoor.database.autoconfigure;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is configured, and which database it comes to. Nothing is opened. */
class DatabaseConfigurationTests {

    private static final String KEY = "backend.database.";

    private static final String URL = "postgresql://user:pa%40ss@db.example:6432/base";

    // Names

    @Test
    @Case("DBS-50")
    void theNameOfTheBaseIsNotThatOfThePlugins() {
        assertThat(pg(URL).located("todo"))
                .returns(
                        "jdbc:postgresql://db.example:6432/backstage_plugin_todo",
                        each -> each.target().url())
                .returns("backstage_plugin_todo", PluginDatabase::name)
                .returns(null, PluginDatabase::schema);
    }

    @Test
    @Case("DBS-50")
    void thePrefixIsConfigured() {
        assertThat(pg(URL).property(KEY + "prefix", "mine-").located("todo").name())
                .isEqualTo("mine-todo");
    }

    @Test
    @Case("DBS-50")
    void schemasAreOfTheBase() {
        assertThat(pg(URL).property(KEY + "pluginDivisionMode", "schema")
                        .property(KEY + "schemaPrefix", "mine_")
                        .located("todo"))
                .returns("base", PluginDatabase::name)
                .returns("mine_todo", PluginDatabase::schema)
                .returns(
                        "SET application_name TO 'backstage_plugin_todo'; SET search_path TO \"mine_todo\"",
                        PluginDatabase::sessionSql);
    }

    @Test
    @Case("DBS-51")
    void pluginsThatShareADatabaseShareConnections() {
        Located located = pg(URL).property(KEY + "pluginDivisionMode", "schema");
        assertThat(located.located("one").target())
                .isEqualTo(located.located("other").target());
    }

    @ParameterizedTest
    @CsvSource({"database, database", "schema, schema"})
    @Case("DBS-50")
    void namesThatPostgresWouldCutAreRefused(String division, String what) {
        Located located = pg(URL).property(KEY + "pluginDivisionMode", division)
                .property(KEY + "prefix", "p".repeat(40))
                .property(KEY + "schemaPrefix", "s".repeat(40));
        assertThat(located.located("x".repeat(23)).name()).isNotEmpty();
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> located.located("x".repeat(24)))
                .havingRootCause()
                .withMessageContaining("The name of the " + what + " of plugin 'xxx")
                .withMessageContaining("63 bytes");
    }

    // Connections

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://user:pa%40ss@db.example:6432/base",
                "postgresql://user:pa%40ss@db.example:6432",
                "jdbc:postgresql://db.example:6432/base?user=user&password=pa%40ss"
            })
    @Case("DBS-52")
    void aTextSaysWhatAnObjectSays(String text) {
        Target object = builder()
                .property(KEY + "client", "pg")
                .property(KEY + "connection.host", "db.example")
                .property(KEY + "connection.port", 6432)
                .property(KEY + "connection.user", "user")
                .property(KEY + "connection.password", "pa@ss")
                .property(KEY + "connection.database", "base")
                .located("todo")
                .target();
        assertThat(pg(text).located("todo").target()).isEqualTo(object);
        assertThat(object.properties()).containsEntry("password", "pa@ss");
    }

    @Test
    @Case("DBS-52")
    void whatAUrlSaysBesidesGoesToTheDriver() {
        assertThat(pg(URL + "?sslmode=require&connect_timeout=3&application_name=mine&tcpKeepAlive=true")
                        .located("todo")
                        .target()
                        .properties())
                .containsEntry("sslmode", "require")
                .containsEntry("connectTimeout", "3")
                .containsEntry("ApplicationName", "mine")
                .containsEntry("tcpKeepAlive", "true");
    }

    @Test
    @Case("DBS-52")
    void anObjectMayHaveAUrl() {
        assertThat(builder()
                        .property(KEY + "client", "pg")
                        .property(KEY + "connection.connectionString", URL)
                        .property(KEY + "connection.host", "other.example")
                        .located("todo")
                        .target()
                        .url())
                .isEqualTo("jdbc:postgresql://other.example:6432/backstage_plugin_todo");
    }

    @Test
    @Case("DBS-52")
    void anotherDriverMaySpeakToPostgres() {
        assertThat(pg("jdbc:aws-wrapper:postgresql://db.example/base?wrapperPlugins=iam")
                        .located("todo")
                        .target()
                        .url())
                .isEqualTo("jdbc:aws-wrapper:postgresql://db.example/backstage_plugin_todo");
    }

    @Test
    @Case("DBS-52")
    void certificatesAreCheckedUnlessTheConfigurationSaysOtherwise() {
        assertThat(pgWith("connection.ssl", true)).containsEntry("sslmode", "verify-full");
        assertThat(pgWith("connection.ssl", false)).doesNotContainKey("sslmode");
        assertThat(pgWith("connection.ssl.rejectUnauthorized", false)).containsEntry("sslmode", "require");
        assertThat(pgWith("connection.ssl.ca", "/etc/ca.pem"))
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslrootcert", "/etc/ca.pem");
        assertThat(Path.of(pgWith("connection.ssl.ca", "-----BEGIN CERTIFICATE-----")
                        .get("sslrootcert")))
                .hasContent("-----BEGIN CERTIFICATE-----");
    }

    @Test
    @Case("DBS-53")
    void aPluginVariesTheConnectionValueByValue() {
        Located located = pg(URL).property(KEY + "plugin.todo.connection.host", "other.example")
                .property(KEY + "plugin.todo.connection.database", "own");
        assertThat(located.located("todo").target())
                .returns("jdbc:postgresql://other.example:6432/own", Target::url)
                .returns("user", target -> target.properties().get("user"));
        assertThat(located.located("other").target().url()).contains("//db.example:6432/");
    }

    @Test
    @Case("DBS-53")
    void aPluginWithAnotherClientInheritsNoConnection() {
        Located located = pg(URL).property(KEY + "plugin.todo.client", "mysql2")
                .property(KEY + "plugin.todo.connection", "mysql://me:mine@my.example/own")
                .property(KEY + "plugin.light.client", "better-sqlite3");
        assertThat(located.located("todo").target())
                .returns("jdbc:mysql://my.example/own", Target::url)
                .returns("me", target -> target.properties().get("user"));
        assertThat(located.located("light").target().url()).startsWith("jdbc:h2:mem:");
        assertThat(located.located("other").engine().label()).isEqualTo("PostgreSQL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azure | Connection type 'azure' is not built in",
                "cloudsql | Connection type 'cloudsql' is not built in",
                "rds | Connection type 'rds' is not built in",
                "other | Unknown connection type: other"
            })
    @Case("DBS-54")
    void connectionsOfCloudsAreNotBuiltIn(String type, String message) {
        assertProblem(
                builder()
                        .property(KEY + "client", "pg")
                        .property(KEY + "connection.type", type)
                        .property(KEY + "connection.host", "db.example"),
                message);
    }

    // Files and memory

    @Test
    @Case("DBS-55")
    void sqliteIsInMemoryOrInADirectory() {
        assertThat(sqlite("connection", ":memory:").located("todo").name()).startsWith("mem:");
        assertThat(sqlite("connection.directory", "/data").located("todo").name())
                .isEqualTo("file:/data/todo");
        assertThat(sqlite("connection.directory", "/data")
                        .property(KEY + "plugin.todo.connection.filename", "own.sqlite")
                        .located("todo")
                        .name())
                .isEqualTo("file:/data/own.sqlite");
        assertThat(sqlite("connection.directory", "/data")
                        .property(KEY + "plugin.todo.connection", ":memory:")
                        .located("todo")
                        .name())
                .startsWith("mem:");
    }

    @Test
    @Case("DBS-55")
    void oneFileForAllPluginsIsRefused() {
        assertProblem(
                sqlite("connection.filename", "all.sqlite"),
                "`connection.filename` is not supported for the base sqlite connection");
    }

    @Test
    @Case("DBS-55")
    void aUrlOfH2HasTheIdOfThePluginInItsName() {
        Located located = builder()
                .property(KEY + "client", "h2")
                .property(KEY + "connection", "jdbc:h2:mem:base;MODE=MySQL;USER=me;PASSWORD=mine")
                .property(KEY + "plugin.own.connection", "jdbc:h2:mem:own");
        assertThat(located.located("todo").target().url()).startsWith("jdbc:h2:mem:base-todo;MODE=MySQL;DB_CLOSE");
        assertThat(located.located("todo").target().properties()).containsEntry("password", "mine");
        assertThat(located.located("own").target().url()).startsWith("jdbc:h2:mem:own;DB_CLOSE");
    }

    // Other settings

    @Test
    @Case("DBS-56")
    void rolesFlagsAndMigrationsArePerPluginOrForAll() {
        Located located = pg(URL).property(KEY + "role", "all")
                .property(KEY + "ensureExists", false)
                .property(KEY + "skipMigrations", true)
                .property(KEY + "knexConfig.acquireConnectionTimeout", 1000)
                .property(KEY + "plugin.todo.role", "own")
                .property(KEY + "plugin.todo.ensureExists", true)
                .property(KEY + "plugin.todo.ensureSchemaExists", true)
                .property(KEY + "plugin.todo.skipMigrations", false)
                .property(KEY + "plugin.todo.knexConfig.pool.max", 3);
        assertThat(located.located("todo"))
                .returns("SET ROLE \"own\"", PluginDatabase::sessionSql)
                .returns(true, each -> each.plan().ensureExists())
                .returns(true, each -> each.plan().ensureSchemaExists())
                .returns(false, each -> each.plan().skipMigrations())
                .returns(3, each -> each.plan().knex().maxConnections())
                .returns(1000L, each -> each.plan().knex().acquireTimeout().toMillis());
        assertThat(located.located("other"))
                .returns("SET ROLE \"all\"", PluginDatabase::sessionSql)
                .returns(false, each -> each.plan().ensureExists())
                .returns(false, each -> each.plan().ensureSchemaExists())
                .returns(true, each -> each.plan().skipMigrations())
                .returns(null, each -> each.plan().knex().maxConnections());
    }

    @Test
    @Case("DBS-56")
    void aPluginWhoseMigrationsAreSkippedMigratesNothing() {
        try (DatabaseBackend backend =
                DatabaseBackend.builder().property(KEY + "skipMigrations", true).start()) {
            assertThat(backend.database("todo").skipsMigrations()).isTrue();
            assertThat(backend.database("todo").migrate("classpath:no/such/place"))
                    .isZero();
            assertThat(backend.pool().state().open()).isZero();
        }
    }

    // Mistakes

    @Test
    @Case("DBS-57")
    void unsupportedClientsAreRefusedAndTheOthersNamed() {
        assertProblem(
                pg(URL).property(KEY + "plugin.todo.client", "oracle"),
                "Unsupported database client type 'oracle' specified for plugin 'todo'");
        assertProblem(
                builder().property(KEY + "client", "embedded-postgres"),
                "Unsupported database client type 'embedded-postgres'; supported are 'pg', 'better-sqlite3'");
    }

    @ParameterizedTest
    @CsvSource({"mysql2, MySQL", "mariadb, MariaDB", "better-sqlite3, SQLite", "h2, H2"})
    @Case("DBS-57")
    void onlyPostgresHasSchemas(String client, String label) {
        assertProblem(
                builder().property(KEY + "client", client).property(KEY + "pluginDivisionMode", "schema"),
                "The " + label + " driver does not support plugin division mode 'schema'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://me@my.example/own | password is missing",
                "mysql://:mine@my.example/own | user is missing",
                "mysql://me:mine@my.example | the path must be one segment",
                "mysql://me:mine@my.example/own/more | the path must be one segment",
                "http://me:mine@my.example/own | not a URL of MySQL"
            })
    @Case("DBS-57")
    void urlsOfMysqlAreComplete(String url, String problem) {
        assertProblem(
                builder().property(KEY + "client", "mysql2").property(KEY + "connection", url),
                "Error while parsing MySQL connection string, " + problem);
    }

    @Test
    @Case("DBS-57")
    void allThatIsWrongIsToldAtOnceWithoutSecrets() {
        Located located = builder()
                .property(KEY + "client", "pg")
                .property(KEY + "connection", "mongodb://me:secret@db.example")
                .property(KEY + "pluginDivisionMode", "table")
                .property(KEY + "schemaPrefix", "1-2")
                .property(KEY + "plugin.todo.client", "oracle")
                .property(KEY + "plugin.other.ensureExists", "perhaps");
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> located.located("todo"))
                .havingRootCause()
                .isInstanceOf(ConfigException.class)
                .withMessageContaining("pluginDivisionMode', 'table'")
                .withMessageContaining("schemaPrefix', '1-2'")
                .withMessageContaining("'oracle' specified for plugin 'todo'")
                .withMessageContaining("plugin.other.ensureExists")
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> builder()
                        .property(KEY + "client", "pg")
                        .property(KEY + "connection", "mongodb://me:secret@db.example")
                        .located("todo"))
                .havingRootCause()
                .withMessageContaining("Invalid value of 'backend.database.connection': it is no URL of PostgreSQL")
                .withMessageContaining("defaultProperties")
                .withMessageNotContaining("secret");
    }

    @Test
    @Case("DBS-57")
    void aConnectionNeedsAClient() {
        assertProblem(builder().property(KEY + "connection", URL), "backend.database.client");
    }

    @Test
    @Case("DBS-57")
    void aDriverThatIsMissingIsNamedWithItsDependency() {
        Target target = new Target(
                new JdbcDriver("com.example.Missing", "com.example:missing", "jdbc:missing:", null),
                "jdbc:missing:",
                Map.of());
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(target::connect)
                .withMessageContaining("com.example.Missing")
                .withMessageContaining("add the dependency com.example:missing");
    }

    @Test
    @Case("DBS-57")
    void nothingThatIsShownHasSecrets() {
        PluginDatabase database = pg(URL).located("todo");
        assertThat(database.toString() + database.target() + database.plan().connection())
                .doesNotContain("pa@ss");
    }

    // Spring Boot

    @Test
    @Case("DBS-58")
    void theDataSourceOfSpringBootIsTheBase() {
        Located located = builder()
                .property("spring.datasource.url", "jdbc:postgresql://db.example:6432/base?sslmode=require")
                .property("spring.datasource.username", "user")
                .property("spring.datasource.password", "pass");
        assertThat(located.located("todo").target())
                .returns("jdbc:postgresql://db.example:6432/backstage_plugin_todo", Target::url)
                .returns("user", target -> target.properties().get("user"))
                .returns("pass", target -> target.properties().get("password"))
                .returns("require", target -> target.properties().get("sslmode"));
        located.property(KEY + "pluginDivisionMode", "schema");
        assertThat(located.located("todo"))
                .returns(
                        "jdbc:postgresql://db.example:6432/base",
                        each -> each.target().url())
                .returns("todo", PluginDatabase::schema);
    }

    @Test
    @Case("DBS-58")
    void backstagesKeysGoFirst() {
        assertThat(pg(URL).property("spring.datasource.url", "jdbc:h2:mem:spring")
                        .located("todo")
                        .engine()
                        .label())
                .isEqualTo("PostgreSQL");
    }

    @Test
    @Case("DBS-58")
    void aServiceConnectionOfSpringBootIsTheBase() {
        assertThat(builder()
                        .add(ServiceConnection.class)
                        .property("spring.datasource.url", "jdbc:h2:mem:spring")
                        .located("todo")
                        .target())
                .returns("jdbc:postgresql://container:5432/backstage_plugin_todo", Target::url)
                .returns("secret", target -> target.properties().get("password"));
    }

    @Test
    @Case("DBS-58")
    void theEmbeddedDatabaseOfSpringBootIsNotTheBase() {
        assertThat(builder().add(SpringJdbc.class).located("todo").target().url())
                .contains("-todo;MODE=PostgreSQL");
    }

    @Test
    @Case("DBS-58")
    void otherDatabasesOfSpringBootAreRefused() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> builder()
                        .property("spring.datasource.url", "jdbc:oracle:thin:@db.example:1521:xe")
                        .located("todo"))
                .havingRootCause()
                .withMessageContaining("spring.datasource.url is none that plugins can have");
    }

    private static Located builder() {
        return new Located(DatabaseBackend.builder());
    }

    private static Located pg(String url) {
        return builder().property(KEY + "client", "pg").property(KEY + "connection", url);
    }

    private static Map<String, String> pgWith(String key, Object value) {
        return builder()
                .property(KEY + "client", "pg")
                .property(KEY + "connection.host", "db.example")
                .property(KEY + key, value)
                .located("todo")
                .target()
                .properties();
    }

    private static Located sqlite(String key, Object value) {
        return builder().property(KEY + "client", "better-sqlite3").property(KEY + key, value);
    }

    private static void assertProblem(Located located, String problem) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> located.located("todo"))
                .havingRootCause()
                .isInstanceOf(ConfigException.class)
                .withMessageContaining(problem);
    }

    /** Tells where databases are, with a backend for each question. */
    private record Located(DatabaseBackend.Builder builder) {

        Located property(String key, Object value) {
            builder.property(key, value);
            return this;
        }

        Located add(Class<?> source) {
            builder.add(source);
            return this;
        }

        PluginDatabase located(String pluginId) {
            try (DatabaseBackend backend = builder.start()) {
                return backend.located(pluginId);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ServiceConnection {

        @Bean
        JdbcConnectionDetails connection() {
            return new JdbcConnectionDetails() {

                @Override
                public String getUsername() {
                    return "someone";
                }

                @Override
                public String getPassword() {
                    return "secret";
                }

                @Override
                public String getJdbcUrl() {
                    return "jdbc:postgresql://container:5432/test";
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class SpringJdbc {}
}
