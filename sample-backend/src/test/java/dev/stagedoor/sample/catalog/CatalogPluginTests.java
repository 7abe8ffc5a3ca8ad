package dev.stagedoor.sample.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.sample.catalog.spi.CatalogProcessing;
import dev.stagedoor.sample.catalog.spi.DeferredEntity;
import dev.stagedoor.sample.catalog.spi.EntityMutation;
import dev.stagedoor.sample.catalog.spi.EntityProvider;
import dev.stagedoor.sample.catalog.spi.EntityProviderConnection;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The plugin in a backend: it reads files, asks its modules, and is restarted. */
class CatalogPluginTests {

    private static final String COMPONENT = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: %s
            spec:
              type: service
              lifecycle: production
              owner: team
            """;

    private static final ExtensionPointRef<CatalogProcessing> PROCESSING =
            ExtensionPointRef.of(CatalogProcessing.class);

    private final List<EntityProviderConnection> connections = new CopyOnWriteArrayList<>();

    @TempDir
    private Path files;

    private TestBackend backend;

    @BeforeEach
    void start() throws Exception {
        write("a");
        backend = TestBackend.builder()
                .features(
                        CatalogPlugin.class,
                        Class.forName("dev.stagedoor.sample.catalog.relations.RelationsModule"),
                        BackendFeature.module(
                                "catalog",
                                "cmdb",
                                points -> points.registerInit(
                                        deps -> deps.get(PROCESSING).addEntityProvider(new Cmdb()), PROCESSING)))
                .property("catalog.locations[0].type", "file")
                .property("catalog.locations[0].target", files.toString())
                .property("catalog.processingInterval", "1s")
                .start();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void itServesFilesAndModulesAndIsRestarted() {
        await().untilAsserted(() -> assertThat(served()).containsExactly("component:default/a", "component:x/c"));
        assertThat(entity("component:default/a"))
                .containsEntry("relations", List.of(Map.of("type", "ownedBy", "targetRef", "group:default/team")));

        // A file that has come is found within the interval.
        write("b");
        await().untilAsserted(() -> assertThat(served()).contains("component:default/b"));

        List<String> tasks = tasks();
        backend.backend().restart("catalog");
        assertThat(tasks()).isEqualTo(tasks).containsExactlyInAnyOrder("process", "sweep");
        assertThat(connections).hasSize(2);
        connections
                .get(1)
                .applyMutation(new EntityMutation.Delta(
                        List.of(),
                        List.of(Entity.of("Component", "c")
                                .withMetadata(
                                        Entity.of("Component", "c").metadata().withNamespace("x"))
                                .ref())));
        write("d");
        await().untilAsserted(() -> assertThat(served())
                .containsExactly("component:default/a", "component:default/b", "component:default/d"));
    }

    private void write(String name) {
        try {
            Files.writeString(files.resolve(name + ".yaml"), COMPONENT.formatted(name));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private List<String> tasks() {
        return backend.service("catalog", CoreServices.SCHEDULER).getScheduledTasks().stream()
                .map(ScheduledTaskInfo::id)
                .toList();
    }

    private JdbcClient database() {
        return backend.pluginBean("catalog", JdbcClient.class);
    }

    private List<String> served() {
        return database()
                .sql("select entity_ref from final_entities where entity_ref like 'component:%' order by entity_ref")
                .query(String.class)
                .list();
    }

    private Map<String, Object> entity(String ref) {
        String json = database()
                .sql("select final_entity from final_entities where entity_ref = ?")
                .param(ref)
                .query(String.class)
                .single();
        return JsonMapper.shared().readValue(json, new TypeReference<>() {});
    }

    private final class Cmdb implements EntityProvider {

        @Override
        public String getProviderName() {
            return "cmdb";
        }

        @Override
        public void connect(EntityProviderConnection connection) {
            connections.add(connection);
            Entity entity = Entity.of(Map.of(
                    "apiVersion",
                    "backstage.io/v1alpha1",
                    "kind",
                    "Component",
                    "metadata",
                    Map.of(
                            "name",
                            "c",
                            "namespace",
                            "x",
                            "annotations",
                            Map.of(
                                    "backstage.io/managed-by-location",
                                    "cmdb:it",
                                    "backstage.io/managed-by-origin-location",
                                    "cmdb:it")),
                    "spec",
                    Map.of("type", "service", "lifecycle", "production", "owner", "team")));
            connection.applyMutation(new EntityMutation.Full(List.of(new DeferredEntity(entity, "cmdb"))));
        }
    }
}
