package dev.stagedoor.database;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestBackend;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

class MigratingPluginTests {

    @Test
    @Case("MIG-50")
    void aMigrationThatFailsFailsItsPluginOnly(@TempDir Path right, @TempDir Path wrong) {
        Scripts rightScripts = new Scripts(right).with("V1__item.sql", "CREATE TABLE item (id INTEGER);");
        Scripts wrongScripts = new Scripts(wrong).with("V1__item.sql", "CREATE SOMETHING;");
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(migrating("right", rightScripts), migrating("wrong", wrongScripts))
                .property("backend.startup.plugins.wrong.onPluginBootFailure", "continue")
                .start()) {
            assertThat(backend.service("right", CoreServices.DATABASE)
                            .jdbcClient()
                            .sql("SELECT COUNT(*) FROM item")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(backend.backend().startupResult().orElseThrow().plugins())
                    .filteredOn(plugin -> plugin.failure() != null)
                    .singleElement()
                    .satisfies(plugin -> {
                        assertThat(plugin.pluginId()).isEqualTo("wrong");
                        assertThat(plugin.failure().error())
                                .hasStackTraceContaining(
                                        "The database of plugin 'wrong' was not migrated: script V1__item.sql");
                    });
        }
    }

    @OnEachDatabase
    @Case("MIG-51")
    void aBackendMigratesEachOfItsPluginsOnOneConnection(TestDatabase database, @TempDir Path directory) {
        Scripts scripts = new Scripts(directory).with("V1__item.sql", "CREATE TABLE item (id INTEGER);");
        List<String> plugins = List.of("a", "b", "c", "d", "e", "f");
        try (TestBackend backend = migrating(plugins, scripts, database.properties())) {
            assertThat(backend.backend().startupResult().orElseThrow().plugins())
                    .hasSize(plugins.size());
            assertThat(plugins)
                    .allSatisfy(plugin -> assertThat(items(backend, plugin)).isZero());
        }
    }

    @OnEachDatabase(POSTGRESQL)
    @Case("MIG-51")
    void aBackendMigratesTheSchemaOfEachPlugin(TestDatabase database, @TempDir Path directory) {
        Scripts scripts = new Scripts(directory).with("V1__item.sql", "CREATE TABLE item (id INTEGER);");
        List<String> plugins = List.of("a", "b", "c", "d", "e", "f");
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("backend.database.pluginDivisionMode", "schema");
        try (TestBackend backend = migrating(plugins, scripts, properties)) {
            assertThat(plugins)
                    .allSatisfy(plugin -> assertThat(items(backend, plugin)).isZero());
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname = 'c'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("c.item", "c.flyway_history_c");
        }
    }

    private static TestBackend migrating(List<String> plugins, Scripts scripts, Map<String, Object> properties) {
        return TestBackend.builder()
                .webServer(false)
                .features(plugins.stream().map(id -> migrating(id, scripts)).toArray())
                .properties(properties)
                .property("stagedoor.database.max-connections", 1)
                .start();
    }

    private static int items(TestBackend backend, String pluginId) {
        return backend.service(pluginId, CoreServices.DATABASE)
                .jdbcClient()
                .sql("SELECT COUNT(*) FROM item")
                .query(Integer.class)
                .single();
    }

    private static BackendFeature migrating(String pluginId, Scripts scripts) {
        return BackendFeature.plugin(
                pluginId,
                points -> points.registerInit(
                        deps -> deps.get(CoreServices.DATABASE).migrate(scripts.location()), CoreServices.DATABASE));
    }
}
