package dev.stagedoor.metadata.autoconfigure;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.autoconfigure.ChangingConfig;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.metadata.InstanceMetadataService;
import dev.stagedoor.metadata.InstanceMetadataService.InstalledFeature;
import dev.stagedoor.metadata.RootInstanceMetadataService.InstalledPlugin;
import dev.stagedoor.metadata.RootSystemMetadataService;
import dev.stagedoor.metadata.RootSystemMetadataService.PluginInfo;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The defaults of {@code core.rootSystemMetadata} and {@code core.instanceMetadata}, and the route. */
class MetadataServiceAutoConfigurationTests {

    private static final String ROUTE = "/.backstage/systemMetadata/plugins";

    private static final BackendFeature TODO = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));

    private static final BackendFeature CSV =
            BackendFeature.module("todo", "csv", points -> points.registerInit(deps -> {}));

    private static final BackendFeature BOARD =
            BackendFeature.plugin("board", points -> points.registerInit(deps -> {}));

    private final List<LogEntry> log = new ArrayList<>();

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case({"DIS-31", "DIS-32"})
    void theSystemIsWhatTheConfigurationNamesAndThenWhatIsHere() {
        ChangingConfig config = new ChangingConfig(endpoints(List.of("search", "todo"), List.of("*", "search")));

        RootSystemMetadataService system = system(config, "todo", "board");

        assertThat(ids(system)).containsExactly("search", "todo", "board");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> system.getInstalledPlugins().clear());
    }

    @Test
    @Case("DIS-33")
    void theSystemFollowsTheConfiguration() {
        ChangingConfig config = new ChangingConfig(endpoints(List.of("search")));
        RootSystemMetadataService system = system(config, "todo");

        config.change(endpoints(List.of("catalog")));
        assertThat(ids(system)).containsExactly("catalog", "todo");

        config.change(Map.of());
        assertThat(ids(system)).containsExactly("todo");
    }

    @Test
    @Case("DIS-33")
    void aChangeThatCanNotBeUsedChangesNothing() {
        ChangingConfig config = new ChangingConfig(endpoints(List.of("search")));
        RootSystemMetadataService system = system(config, "todo");

        config.change(Map.of("discovery", Map.of("endpoints", List.of(Map.of("target", "http://a", "plugins", 1)))));

        assertThat(ids(system)).containsExactly("search", "todo");
        assertThat(log)
                .singleElement()
                .satisfies(entry -> assertThat(entry.throwable()).isInstanceOf(ConfigException.class));
    }

    @Test
    void theServiceStopsToListenWithTheBackend() throws Exception {
        ChangingConfig config = new ChangingConfig(Map.of());
        DefaultRootSystemMetadata system = system(config, "todo");
        assertThat(config.listeners()).isEqualTo(1);

        system.close();

        assertThat(config.listeners()).isZero();
    }

    @Test
    @Case("DIS-34")
    void theInstanceIsOneListOfPluginsAndModules() {
        server.add(CSV, TODO, BOARD).run();
        InstanceMetadataService instance =
                server.context().getBean(PluginServices.class).get("board", CoreServices.INSTANCE_METADATA);

        assertThat(instance.getInstalledFeatures())
                .containsExactly(
                        InstalledFeature.plugin("todo"),
                        InstalledFeature.module("todo", "csv"),
                        InstalledFeature.plugin("board"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> instance.getInstalledFeatures().clear());
    }

    @Test
    @Case("DIS-35")
    void theSystemIsServedById() throws Exception {
        server.add(TODO, BOARD)
                .property("discovery.endpoints[0].target", "http://elsewhere/{{pluginId}}")
                .property("discovery.endpoints[0].plugins[0]", "catalog")
                .run();

        HttpResponse<String> answer = server.get(ROUTE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("[{\"pluginId\":\"board\"},{\"pluginId\":\"catalog\"},{\"pluginId\":\"todo\"}]");
        assertThat(answer.headers().firstValue("content-type"))
                .get()
                .asString()
                .isEqualToIgnoringCase("application/json;charset=utf-8");
    }

    @Test
    void theRouteCanBeLeftOut() throws Exception {
        server.add(TODO).property("stagedoor.metadata.serve-system", false).run();

        assertThat(server.get(ROUTE).statusCode()).isEqualTo(404);
    }

    @Test
    void beansOfTheApplicationWin() throws Exception {
        server.add(TODO).run(Own.class);

        assertThat(server.get(ROUTE).body()).isEqualTo("[{\"pluginId\":\"own\"}]");
        assertThat(server.context()
                        .getBean(PluginServices.class)
                        .get("todo", CoreServices.INSTANCE_METADATA)
                        .getInstalledFeatures())
                .containsExactly(InstalledFeature.plugin("own"));
    }

    private DefaultRootSystemMetadata system(ChangingConfig config, String... here) {
        return new DefaultRootSystemMetadata(
                config.service(),
                log::add,
                () -> List.of(here).stream()
                        .map(id -> new InstalledPlugin(id, List.of()))
                        .toList());
    }

    @SafeVarargs
    private static Map<String, ?> endpoints(List<String>... plugins) {
        List<Map<String, ?>> endpoints = List.of(plugins).stream()
                .<Map<String, ?>>map(ids -> Map.of("target", "http://elsewhere/{{pluginId}}", "plugins", ids))
                .toList();
        return Map.of("discovery", Map.of("endpoints", endpoints));
    }

    private static List<String> ids(RootSystemMetadataService system) {
        return system.getInstalledPlugins().stream().map(PluginInfo::pluginId).toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        RootSystemMetadataService ownSystem() {
            return () -> List.of(new PluginInfo("own"));
        }

        @Bean
        @PluginScope
        InstanceMetadataService ownInstance() {
            return () -> List.of(InstalledFeature.plugin("own"));
        }
    }
}
