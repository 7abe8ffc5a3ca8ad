package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.metadata.RootInstanceMetadataService.InstalledPlugin;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FakesTests {

    private static final RouterFunction<ServerResponse> HELLO = RouterFunctions.route()
            .GET("/hello", request -> ServerResponse.ok().body("hello"))
            .build();

    @Test
    void aRootLoggerKeepsWhatItsChildrenLog() {
        FakeRootLogger logger = FakeRootLogger.silent();

        logger.child(Map.of("plugin", "todo")).info("Started {} of {}", 1, 2);

        LogEntry entry = logger.entries().get(0);
        assertThat(entry.message()).isEqualTo("Started 1 of 2");
        assertThat(entry.fields()).containsEntry("plugin", "todo");
    }

    @Test
    void entriesAreFoundByLevelAndForgotten() {
        FakeLogger logger = FakeLogger.silent();
        logger.debug("one");
        logger.warn("two");

        assertThat(logger.entries(Level.WARN)).extracting(LogEntry::message).containsExactly("two");
        assertThat(logger.messages()).containsExactly("one", "two");

        logger.clear();
        assertThat(logger.entries()).isEmpty();
    }

    @Test
    @Case("TST-09")
    void loggersAreInstalledInABackend() {
        FakeRootLogger root = FakeRootLogger.silent();
        FakeLogger logger = FakeLogger.silent();
        BackendFeature plugin = BackendFeature.plugin(
                "talker",
                points -> points.registerInit(
                        deps -> {
                            deps.get(CoreServices.LOGGER).info("from the plugin");
                            deps.get(CoreServices.ROOT_LOGGER).info("from the root");
                        },
                        CoreServices.LOGGER,
                        CoreServices.ROOT_LOGGER));
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(plugin, root, logger)
                .start()) {
            assertThat(logger.messages()).contains("from the plugin").doesNotContain("from the root");
            assertThat(root.messages()).contains("from the root").doesNotContain("from the plugin");
        }
    }

    @Test
    void aLifecycleRunsItsHooksOnce() {
        List<String> ran = new ArrayList<>();
        FakeLifecycle lifecycle = new FakeLifecycle();
        lifecycle.addStartupHook(() -> ran.add("startup"));
        lifecycle.addShutdownHook(() -> ran.add("shutdown"));

        lifecycle.startup();
        lifecycle.startup();

        assertThat(ran).containsExactly("startup");
        assertThat(lifecycle.startupHooks()).hasSize(1);
        assertThat(lifecycle.shutdownHooks()).hasSize(1);
    }

    @Test
    void aLifecycleRefusesHooksThatComeTooLate() {
        FakeLifecycle lifecycle = new FakeLifecycle();
        lifecycle.startup();

        assertThatIllegalStateException()
                .isThrownBy(() -> lifecycle.addStartupHook(() -> {}))
                .withMessage("Attempted to add startup hook after startup");
    }

    @Test
    void whatAHookThrowsIsKeptAndStopsNoOther() {
        List<String> ran = new ArrayList<>();
        FakeRootLifecycle lifecycle = new FakeRootLifecycle();
        lifecycle.addBeforeShutdownHook(() -> {
            throw new IllegalStateException("stuck");
        });
        lifecycle.addBeforeShutdownHook(() -> ran.add("second"));

        lifecycle.beforeShutdown();

        assertThat(ran).containsExactly("second");
        assertThat(lifecycle.failures()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Case("TST-09")
    void lifecyclesThatAreInstalledAreDrivenByTheBackend() {
        List<String> ran = new ArrayList<>();
        FakeLifecycle lifecycle = new FakeLifecycle();
        lifecycle.addStartupHook(() -> ran.add("plugin startup"));
        lifecycle.addShutdownHook(() -> ran.add("plugin shutdown"));
        FakeRootLifecycle root = new FakeRootLifecycle();
        root.addStartupHook(() -> ran.add("root startup"));
        root.addBeforeShutdownHook(() -> ran.add("root before shutdown"));
        root.addShutdownHook(() -> ran.add("root shutdown"));
        BackendFeature plugin = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));

        TestBackend.builder()
                .webServer(false)
                .features(plugin, lifecycle, root)
                .start()
                .close();

        assertThat(ran)
                .containsExactly(
                        "plugin startup", "root startup", "root before shutdown", "plugin shutdown", "root shutdown");
    }

    @Test
    void metadataTellsWhatATestChose() {
        assertThat(new FakePluginMetadata("todo").getId()).isEqualTo("todo");
        assertThat(FakeRootInstanceMetadata.of("todo", "catalog").getInstalledPlugins())
                .extracting(InstalledPlugin::pluginId)
                .containsExactly("todo", "catalog");
    }

    @Test
    void aRouterKeepsItsRoutes() {
        FakeHttpRouter router = new FakeHttpRouter();
        router.use(HELLO);

        assertThat(router.routes()).containsExactly(HELLO);
        assertThat(router.route(get("/hello"))).isPresent();
        assertThat(router.route(get("/goodbye"))).isEmpty();
    }

    @Test
    void aRootRouterKeepsItsRoutesByPath() {
        FakeRootHttpRouter router = new FakeRootHttpRouter();
        router.use("/Status/", HELLO);

        assertThat(router.routes()).containsOnlyKeys("/status");
    }

    @Test
    void aRootRouterRefusesPathsThatOverlap() {
        FakeRootHttpRouter router = new FakeRootHttpRouter();
        router.use("/status", HELLO);
        router.use("/statuses", HELLO);

        assertThatIllegalArgumentException().isThrownBy(() -> router.use("/status/deep", HELLO));
        assertThatIllegalArgumentException().isThrownBy(() -> router.use("/", HELLO));
    }

    @Test
    @Case("TST-09")
    void routersAreInstalledInABackend() {
        FakeHttpRouter router = new FakeHttpRouter();
        FakeRootHttpRouter root = new FakeRootHttpRouter();
        BackendFeature plugin = BackendFeature.plugin(
                "todo",
                points -> points.registerInit(
                        deps -> {
                            deps.get(CoreServices.HTTP_ROUTER).use(HELLO);
                            deps.get(CoreServices.ROOT_HTTP_ROUTER).use("/status", HELLO);
                        },
                        CoreServices.HTTP_ROUTER,
                        CoreServices.ROOT_HTTP_ROUTER));
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(plugin, router, root)
                .start()) {
            assertThat(router.routes()).containsExactly(HELLO);
            assertThat(root.routes()).containsOnlyKeys("/status");
        }
    }

    private static ServerRequest get(String path) {
        return ServerRequest.create(new MockHttpServletRequest("GET", path), List.of());
    }
}
