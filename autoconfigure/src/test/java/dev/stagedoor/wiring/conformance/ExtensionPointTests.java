package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend guarantees about extension points. */
class ExtensionPointTests {

    private static final ExtensionPointRef<Importers> IMPORTERS = ExtensionPointRef.of(Importers.class);

    private static final ExtensionPointRef<Importers> MORE = ExtensionPointRef.of("test.more", Importers.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case("EXT-01")
    void referencesWithOneIdAreOneExtensionPoint() {
        Registry registry = new Registry();
        backend.add(offering("todo", IMPORTERS, registry));
        backend.add(backend.asking("todo", "csv", ExtensionPointRef.of("test.importers", Importers.class)));
        backend.start();
        assertThat(backend.received("todo.csv", IMPORTERS)).isSameAs(registry);
    }

    @Test
    @Case({"EXT-02", "EXT-03", "EPM-05"})
    void modulesContributeToTheVeryObjectThatThePluginReads() {
        Registry registry = new Registry();
        backend.add(
                BackendFeature.plugin("todo", points -> {
                    points.registerExtensionPoint(IMPORTERS, registry);
                    points.registerInit(deps -> registry.all().stream().sorted().forEach(trace::add));
                }),
                module("todo", "csv", deps -> deps.get(IMPORTERS).add("csv"), IMPORTERS),
                module("todo", "xml", deps -> deps.get(IMPORTERS).add("xml"), IMPORTERS),
                backend.asking("todo", "a", IMPORTERS),
                backend.asking("todo", "b", IMPORTERS));
        backend.start();
        assertThat(trace.events()).containsExactly("csv", "xml");
        assertThat(backend.received("todo.a", IMPORTERS))
                .isSameAs(backend.received("todo.b", IMPORTERS))
                .isSameAs(registry);
    }

    @Test
    @Case({"EXT-04", "ERR-13", "BFP-11"})
    void aModuleMayNotUseTheExtensionPointOfAnotherPlugin() {
        StartupResult result = backend.add(
                        offering("q", IMPORTERS, new Registry()),
                        plugin("p", deps -> trace.add("p")),
                        module("p", "thief", deps -> trace.add("thief"), IMPORTERS))
                .startupError()
                .getResult();
        assertThat(failureOf(entry(result, "p", "thief")))
                .hasMessageContainingAll("'thief'", "'p'", "'test.importers'", "'q'", "within their plugin");
        assertThat(trace.events()).containsExactly("p");
        assertThat(entry(result, "p").failure()).isNull();
    }

    @Test
    @Case({"EXT-04", "ERR-13"})
    void aModuleMayNotUseTheExtensionPointOfAnotherPluginsModule() {
        Throwable failure = backend.add(
                        plugin("q", deps -> {}),
                        plugin("p", deps -> {}),
                        offering("q", "base", IMPORTERS, new Registry()),
                        module("p", "thief", deps -> trace.add("thief"), IMPORTERS))
                .moduleFailure("p", "thief");
        assertThat(failure).hasMessageContainingAll("'thief'", "'p'", "'test.importers'", "'q'");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"EXT-04", "MIS-11"})
    void aForeignExtensionPointIsReportedAloneEvenIfMoreIsMissing() {
        PluginServiceRef<Runnable> missing = ServiceRef.plugin("test.missing", Runnable.class);
        Throwable failure = backend.add(
                        offering("q", IMPORTERS, new Registry()),
                        plugin("p", deps -> {}),
                        module("p", "thief", deps -> {}, missing, IMPORTERS))
                .moduleFailure("p", "thief");
        assertThat(failure).hasMessageContaining("'test.importers'");
        assertThat(failure.getMessage()).doesNotContain("test.missing");
    }

    @Test
    @Case({"EXT-05", "EXT-06"})
    void anotherExtensionPointOfAFailedRegistrationIsFreeForOthers() {
        Registry mine = new Registry();
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        offering("first", IMPORTERS, new Registry()),
                        BackendFeature.plugin("clash", points -> {
                            points.registerExtensionPoint(MORE, new Registry());
                            points.registerExtensionPoint(IMPORTERS, new Registry());
                            points.registerInit(deps -> trace.add("clash"));
                        }),
                        offering("later", MORE, mine),
                        backend.asking("first", "user", IMPORTERS),
                        backend.asking("later", "user", MORE));
        StartupResult result = backend.startupResult();
        assertThat(failureOf(entry(result, "clash"))).hasMessageContaining("'test.importers'");
        assertThat(entry(result, "first").failure()).isNull();
        assertThat(backend.received("later.user", MORE)).isSameAs(mine);
        assertThat(backend.received("first.user", IMPORTERS)).isNotNull();
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"EXT-08", "PLG-17"})
    void oneExtensionPointTwiceInOneCallbackIsAFailureOfThePlugin() {
        Throwable failure = backend.add(BackendFeature.plugin("todo", points -> {
                    points.registerExtensionPoint(IMPORTERS, new Registry());
                    points.registerExtensionPoint(IMPORTERS, new Registry());
                    points.registerInit(deps -> trace.add("todo"));
                }))
                .pluginFailure("todo");
        assertThat(failure).hasMessageContaining("'test.importers'").hasMessageContaining("already registered");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("EXT-09")
    void anExtensionPointThatNobodyUsesHasNoEffect() {
        StartupResult result =
                backend.add(offering("todo", IMPORTERS, new Registry())).startupResult();
        assertThat(entry(result, "todo").failure()).isNull();
    }

    @Test
    @Case("EXT-10")
    void twoCopiesOfAPluginWithExtensionPointsAreOneDuplicatePlugin() {
        Throwable failure = backend.add(
                        offering("todo", IMPORTERS, new Registry()), offering("todo", IMPORTERS, new Registry()))
                .pluginFailure("todo");
        assertThat(failure).hasMessageContaining("Plugin 'todo' is already registered");
    }

    @Test
    @Case("EXT-11")
    void aServiceMayHaveTheIdOfAnExtensionPoint() {
        PluginServiceRef<StringBuilder> service = ServiceRef.plugin("test.importers", StringBuilder.class);
        backend.add(
                ServiceFactory.of(service).create(deps -> new StringBuilder("service")),
                offering("q", IMPORTERS, new Registry()),
                backend.asking("p", service));
        StartupResult result = backend.startupResult();
        assertThat(entry(result, "p").failure()).isNull();
        assertThat(backend.received("p", service)).hasToString("service");
    }

    @Test
    @Case({"EXT-13", "MIS-06", "ERR-05"})
    void anUnknownExtensionPointIsListedWithWhatElseIsMissing() {
        PluginServiceRef<Runnable> missing = ServiceRef.plugin("test.missing", Runnable.class);
        Throwable failure = backend.add(
                        plugin("todo", deps -> trace.add("plugin")),
                        module("todo", "csv", deps -> trace.add("csv"), IMPORTERS, missing))
                .moduleFailure("todo", "csv");
        assertThat(failure)
                .hasMessageContainingAll("'csv'", "'todo'", "extensionPoint{test.importers}, serviceRef{test.missing}");
        assertThat(trace.events()).containsExactly("plugin");
    }

    @Test
    @Case({"EXT-02", "EXT-03", "EXT-07"})
    void annotatedModulesContributeToTheBeanOfThePlugin() {
        backend.declare(CsvModule.class, TodoPlugin.class).start();
        assertThat(trace.events()).containsExactly("csv has a Registry", "todo has [csv]");
    }

    @Test
    @Case("EXT-02")
    void aModuleObjectMayContributeToAnAnnotatedPlugin() {
        backend.declare(TodoPlugin.class)
                .add(module("todo", "object", deps -> deps.get(IMPORTERS).add("object"), IMPORTERS))
                .start();
        assertThat(trace.events()).containsExactly("todo has [object]");
    }

    @Test
    @Case({"EXT-04", "ERR-13"})
    void anAnnotatedModuleMayNotUseTheExtensionPointOfAnotherPlugin() {
        StartupResult result = backend.declare(TodoPlugin.class, OtherPlugin.class, ThiefModule.class)
                .startupError()
                .getResult();
        assertThat(failureOf(entry(result, "other", "thief")))
                .hasMessageContainingAll("'thief'", "'other'", "'test.importers'", "'todo'");
        assertThat(trace.events()).containsExactlyInAnyOrder("todo has []", "other");
    }

    @Test
    @Case({"EXT-05", "PLG-17"})
    void twoAnnotatedPluginsMayNotOfferOneExtensionPoint() {
        Throwable failure =
                backend.declare(TodoPlugin.class, SecondTodoPlugin.class).pluginFailure("second");
        assertThat(failure).hasMessageContaining("'test.importers'");
        assertThat(trace.events()).containsExactly("todo has []");
    }

    @Test
    @Case("EXT-02")
    void anAnnotatedModuleSeesTheInterfaceAlone() {
        Throwable failure = backend.declare(TodoPlugin.class, NosyModule.class).moduleFailure("todo", "nosy");
        assertThat(failure).hasStackTraceContaining("Registry");
        assertThat(trace.events()).containsExactly("todo has []");
    }

    private BackendFeature offering(String pluginId, ExtensionPointRef<Importers> ref, Registry registry) {
        return BackendFeature.plugin(pluginId, points -> {
            points.registerExtensionPoint(ref, registry);
            points.registerInit(deps -> {});
        });
    }

    private BackendFeature offering(
            String pluginId, String moduleId, ExtensionPointRef<Importers> ref, Registry registry) {
        return BackendFeature.module(pluginId, moduleId, points -> {
            points.registerExtensionPoint(ref, registry);
            points.registerInit(deps -> {});
        });
    }

    @ExtensionPoint("test.importers")
    interface Importers {

        void add(String importer);
    }

    static class Registry implements Importers {

        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void add(String importer) {
            all.add(importer);
        }

        List<String> all() {
            return all;
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Registry importers() {
            return new Registry();
        }

        @Init
        void init(Registry importers, Trace trace) {
            trace.add("todo has " + importers.all());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(Importers importers, Trace trace) {
            importers.add("csv");
            trace.add("csv has a " + importers.getClass().getSimpleName());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "nosy")
    static class NosyModule {

        @Init
        void init(Registry registry, Trace trace) {
            trace.add("nosy");
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Init
        void init(Trace trace) {
            trace.add("other");
        }
    }

    @BackendModule(pluginId = "other", moduleId = "thief")
    static class ThiefModule {

        @Init
        void init(Importers importers, Trace trace) {
            trace.add("thief");
        }
    }

    @BackendPlugin("second")
    static class SecondTodoPlugin {

        @Bean
        Registry importers() {
            return new Registry();
        }

        @Init
        void init(Trace trace) {
            trace.add("second");
        }
    }
}
