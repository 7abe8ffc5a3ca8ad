package dev.stagedoor.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Dependencies;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

class TestBackendTests {

    private static final ExtensionPointRef<NotesPoint> NOTES = ExtensionPointRef.of(NotesPoint.class);

    private static final ServiceRef<Names> NAMES = ServiceRef.plugin("test.names", Names.class);

    @Test
    void anAnnotatedPluginIsStarted() {
        try (TestBackend backend = quiet(TodoPlugin.class)) {
            assertThat(backend.backend().plugins())
                    .extracting(Backend.PluginStatus::pluginId, Backend.PluginStatus::state)
                    .containsExactly(tuple("todo", Backend.State.RUNNING));
        }
    }

    @Test
    void aPluginAsAnObjectIsStarted() {
        List<String> started = new ArrayList<>();
        BackendFeature plugin = BackendFeature.plugin(
                "notes",
                points -> points.registerInit(
                        deps -> started.add(
                                deps.get(CoreServices.PLUGIN_METADATA).getId()),
                        CoreServices.PLUGIN_METADATA));
        try (TestBackend backend = quiet(plugin)) {
            assertThat(started).containsExactly("notes");
        }
    }

    @Test
    @Case("TST-01")
    void aPluginMayAskForEveryCoreService() {
        List<Object> received = new ArrayList<>();
        BackendFeature plugin = BackendFeature.plugin(
                "all", points -> points.registerInit(deps -> collect(deps, received), CORE_SERVICES));
        try (TestBackend backend = quiet(plugin)) {
            assertThat(received).hasSize(CORE_SERVICES.length).doesNotContainNull();
        }
    }

    private static final ServiceRef<?>[] CORE_SERVICES = {
        CoreServices.HTTP_ROUTER,
        CoreServices.LIFECYCLE,
        CoreServices.LOGGER,
        CoreServices.PLUGIN_METADATA,
        CoreServices.ROOT_CONFIG,
        CoreServices.ROOT_HTTP_ROUTER,
        CoreServices.ROOT_INSTANCE_METADATA,
        CoreServices.ROOT_LIFECYCLE,
        CoreServices.ROOT_LOGGER
    };

    private static void collect(Dependencies deps, List<Object> received) {
        for (ServiceRef<?> service : CORE_SERVICES) {
            received.add(deps.get(service));
        }
    }

    @Test
    void theBeansOfAPluginAreReached() {
        try (TestBackend backend = quiet(TodoPlugin.class)) {
            assertThat(backend.pluginBean("todo", Todos.class).owner()).isEqualTo("todo");
        }
    }

    @Test
    void theServicesOfAPluginAreItsOwn() {
        try (TestBackend backend = quiet(TodoPlugin.class, OtherPlugin.class)) {
            LoggerService todo = backend.service("todo", CoreServices.LOGGER);
            assertThat(todo)
                    .isSameAs(backend.pluginBean("todo", LoggerService.class))
                    .isNotSameAs(backend.service("other", CoreServices.LOGGER));
        }
    }

    @Test
    void aRootServiceIsReached() {
        try (TestBackend backend = quiet(TodoPlugin.class)) {
            assertThat(backend.service(CoreServices.ROOT_LOGGER)).isSameAs(backend.bean(RootLoggerService.class));
        }
    }

    @Test
    void aBeanOfAnotherPluginIsNotReached() {
        try (TestBackend backend = quiet(TodoPlugin.class, OtherPlugin.class)) {
            assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
                    .isThrownBy(() -> backend.pluginBean("other", Todos.class));
        }
    }

    @Test
    void aServiceThatNothingOffersIsNamed() {
        try (TestBackend backend = quiet(TodoPlugin.class)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.service("todo", NAMES))
                    .withMessageContaining("test.names")
                    .withMessageContaining("todo");
        }
    }

    @Test
    void aPluginThatDoesNotExistIsNamed() {
        try (TestBackend backend = quiet(TodoPlugin.class)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.pluginBean("tudu", Todos.class))
                    .withMessage("There is no plugin 'tudu'; installed are [todo]");
        }
    }

    @Test
    void thePluginThatFailedSaysWhy() {
        BackendFeature broken = broken("broken");
        try (TestBackend backend = TestBackend.builder()
                .features(broken)
                .webServer(false)
                .property("backend.startup.default.onPluginBootFailure", "continue")
                .start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.service("broken", CoreServices.LOGGER))
                    .withMessageContaining("FAILED")
                    .withRootCauseInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    @Case("TST-02")
    void aModuleWithoutItsPluginGetsAnEmptyOne() {
        try (TestBackend backend =
                quiet(BackendFeature.module("catalog", "github", points -> points.registerInit(deps -> {})))) {
            assertThat(backend.backend().plugins()).singleElement().satisfies(plugin -> {
                assertThat(plugin.pluginId()).isEqualTo("catalog");
                assertThat(plugin.modules())
                        .extracting(Backend.ModuleStatus::moduleId)
                        .containsExactly("github");
            });
        }
    }

    @Test
    @Case("TST-02")
    void anAnnotatedModuleOfALoaderGetsItsPluginToo() {
        BackendFeature loader = BackendFeature.loader(deps ->
                List.of(BackendFeature.module("catalog", "github", points -> points.registerInit(deps2 -> {}))));
        try (TestBackend backend = quiet(loader, NotesModule.class, NotesPlugin.class)) {
            assertThat(backend.backend().plugins())
                    .extracting(Backend.PluginStatus::pluginId)
                    .containsExactlyInAnyOrder("notes", "catalog");
        }
    }

    @Test
    @Case("TST-03")
    void anExtensionPointIsGivenToTheModuleThatAsksForIt() {
        Notes notes = new Notes();
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(NotesModule.class)
                .extensionPoint(NOTES, notes)
                .start()) {
            assertThat(notes.texts).containsExactly("from the module of notes");
        }
    }

    @Test
    @Case("TST-03")
    void anExtensionPointIsGivenToAModuleWhosePluginIsThere() {
        Notes notes = new Notes();
        BackendFeature plugin = BackendFeature.plugin("notes", points -> points.registerInit(deps -> {}));
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(NotesModule.class, plugin)
                .extensionPoint(NOTES, notes)
                .start()) {
            assertThat(notes.texts).containsExactly("from the module of notes");
        }
    }

    @Test
    @Case("TST-03")
    void anExtensionPointThatNobodyAsksForIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestBackend.builder()
                        .webServer(false)
                        .features(TodoPlugin.class)
                        .extensionPoint(NOTES, new Notes())
                        .start())
                .withMessageContaining("'test.notes'");
    }

    @Test
    @Case("TST-03")
    void anExtensionPointThatModulesOfTwoPluginsAskForIsForeignToOne() {
        BackendFeature foreign =
                BackendFeature.module("todo", "foreign", points -> points.registerInit(deps -> deps.get(NOTES), NOTES));
        assertThatExceptionOfType(BackendStartupException.class)
                .isThrownBy(() -> TestBackend.builder()
                        .webServer(false)
                        .features(NotesModule.class, foreign)
                        .extensionPoint(NOTES, new Notes())
                        .start())
                .withMessageContaining("Illegal dependency")
                .withMessageContaining("test.notes");
    }

    @Test
    @Case("TST-04")
    void aServiceThatIsGivenBeatsTheStandIn() {
        FakeRootLogger mine = FakeRootLogger.silent();
        try (TestBackend backend = quiet(TodoPlugin.class, mine)) {
            assertThat(backend.service(CoreServices.ROOT_LOGGER)).isSameAs(mine);
        }
    }

    @Test
    @Case("TST-04")
    void aServiceOfAConfigurationBeatsTheDefault() {
        try (TestBackend backend = quiet(TodoPlugin.class, Overrides.class)) {
            assertThat(backend.service("todo", CoreServices.LOGGER).getName()).isEqualTo("mine for todo");
        }
    }

    @Test
    @Case("TST-05")
    void theFailureOfAPluginReachesTheCaller() {
        assertThatExceptionOfType(BackendStartupException.class)
                .isThrownBy(() -> quiet(broken("broken")))
                .withCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Case("TST-05")
    void theFailureOfARegisterCallbackReachesTheCaller() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> quiet(BackendFeature.plugin("broken", points -> {
                    throw new UnsupportedOperationException("register");
                })))
                .withMessage("register");
    }

    @Test
    @Case("TST-05")
    void theFailureOfAModuleReachesTheCaller() {
        assertThatExceptionOfType(BackendStartupException.class)
                .isThrownBy(() -> quiet(BackendFeature.module(
                        "todo",
                        "broken",
                        points -> points.registerInit(deps -> {
                            throw new UnsupportedOperationException("module");
                        }))))
                .withMessageContaining("Module 'broken' for plugin 'todo'")
                .withCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsNoFeatureIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestBackend.start("todo"))
                .withMessageContaining("todo");
    }

    @Test
    void aPropertyIsReadAsConfiguration() {
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .properties(Map.of("app.title", "Notes"))
                .start()) {
            assertThat(backend.service(CoreServices.ROOT_CONFIG).getString("app.title"))
                    .isEqualTo("Notes");
        }
    }

    @Test
    @Case("TST-06")
    void theWebServerListensOnAFreePort() throws Exception {
        try (TestBackend backend = TestBackend.start(TodoPlugin.class);
                TestBackend second = TestBackend.start(TodoPlugin.class)) {
            assertThat(second.port()).isNotEqualTo(backend.port());
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(backend.baseUrl() + "/nothing-here"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    @Case("TST-06")
    void askingForThePortWithoutAWebServerFails() {
        try (TestBackend backend = quiet()) {
            assertThatIllegalStateException().isThrownBy(backend::baseUrl).withMessageContaining("no web server");
        }
    }

    @Test
    @Case("TST-07")
    void whatIsLeftOpenIsClosedAfterTheTests() {
        TestBackend backend = quiet(TodoPlugin.class);
        new LeftoverListener().testPlanExecutionFinished(null);
        assertThat(backend.context().isActive()).isFalse();
        assertThat(RunningBackends.all()).isEmpty();
    }

    @Test
    @Case("TST-07")
    void aBackendThatCanNotBeStoppedDoesNotKeepTheOthersOpen() {
        TestBackend backend = quiet();
        RunningBackends.add(() -> {
            throw new IllegalStateException("stuck");
        });
        RunningBackends.closeAll();
        assertThat(backend.context().isActive()).isFalse();
        assertThat(RunningBackends.all()).isEmpty();
    }

    @Test
    @Case("TST-07")
    void theJUnitPlatformFindsTheListener() {
        assertThat(ServiceLoader.load(TestExecutionListener.class)).hasAtLeastOneElementOfType(LeftoverListener.class);
    }

    private static TestBackend quiet(Object... features) {
        return TestBackend.builder().webServer(false).features(features).start();
    }

    private static BackendFeature broken(String pluginId) {
        return BackendFeature.plugin(
                pluginId,
                points -> points.registerInit(deps -> {
                    throw new UnsupportedOperationException("broken");
                }));
    }

    interface Names {}

    record Todos(String owner) {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Todos todos(PluginMetadataService plugin) {
            return new Todos(plugin.getId());
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {}

    @BackendPlugin("notes")
    static class NotesPlugin {

        @Bean
        Notes notes() {
            return new Notes();
        }
    }

    @BackendModule(pluginId = "notes", moduleId = "texts")
    static class NotesModule {

        @Init
        void init(NotesPoint notes, PluginMetadataService plugin) {
            notes.add("from the module of " + plugin.getId());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Overrides {

        @Bean
        @PluginScope
        LoggerService mine(PluginMetadataService plugin) {
            return new LoggerService() {

                @Override
                public void log(LogEntry entry) {}

                @Override
                public String getName() {
                    return "mine for " + plugin.getId();
                }
            };
        }
    }

    @ExtensionPoint("test.notes")
    interface NotesPoint {

        void add(String text);
    }

    static class Notes implements NotesPoint {

        final List<String> texts = new ArrayList<>();

        @Override
        public void add(String text) {
            texts.add(text);
        }
    }
}
