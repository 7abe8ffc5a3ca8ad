package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

/** What a backend guarantees about plugins. */
@ExtendWith(OutputCaptureExtension.class)
class PluginTests {

    private static final PluginServiceRef<Greeter> GREETER = ServiceRef.plugin("test.greeter", Greeter.class);

    private static final RootServiceRef<Marker> MARKER = ServiceRef.root("test.marker", Marker.class);

    private static final ExtensionPointRef<Door> DOOR = ExtensionPointRef.of(Door.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"PLG-01", "MOD-10", "CON-04"})
    void registerCallbacksRunOnceAfterTheLoadersAndBeforeEagerRootServices() {
        BackendFeature loader = BackendFeature.loader(deps -> {
            trace.add("loader");
            return List.of();
        });
        BackendFeature todo = BackendFeature.plugin("todo", points -> {
            trace.add("register todo");
            points.registerInit(deps -> trace.add("init todo"));
        });
        BackendFeature csv = BackendFeature.module("todo", "csv", points -> {
            trace.add("register csv");
            points.registerInit(deps -> trace.add("init csv"));
        });
        ServiceFactory<Marker> eager = ServiceFactory.of(MARKER).create(deps -> {
            trace.add("root service");
            return new Marker();
        });
        backend.add(todo, csv, eager, loader);
        assertThat(trace.events()).isEmpty();
        backend.start();
        assertThat(trace.events())
                .containsExactly("loader", "register todo", "register csv", "root service", "init csv", "init todo");
    }

    @Test
    @Case({"PLG-02", "RES-10", "BFP-12"})
    void aPluginThatDeclaresNoInitFailsTheStartByName() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        Throwable failure =
                backend.add(BackendFeature.plugin("lazybones", points -> {})).failure();
        assertThat(root(failure)).hasMessageContaining("registerInit").hasMessageContaining("'lazybones'");
        assertNoStartupResult(failure);
    }

    @Test
    @Case({"PLG-02", "MOD-10"})
    void aModuleThatDeclaresNoInitFailsTheStartByName() {
        Throwable failure = backend.add(plugin("todo", deps -> {}), BackendFeature.module("todo", "csv", points -> {}))
                .failure();
        assertThat(root(failure)).hasMessageContaining("'csv'").hasMessageContaining("'todo'");
        assertNoStartupResult(failure);
    }

    @Test
    @Case({"PLG-03", "MOD-10"})
    void aSecondInitIsRefusedInTheRegisterCallback() {
        backend.add(BackendFeature.plugin("todo", points -> {
            points.registerInit(deps -> {});
            trace.add(String.valueOf(catchThrowable(() -> points.registerInit(deps -> {}))));
        }));
        backend.start();
        assertThat(trace.events())
                .singleElement()
                .asString()
                .contains("IllegalStateException")
                .contains("twice")
                .contains("'todo'");
    }

    @Test
    @Case({"PLG-03", "MOD-10"})
    void anExtensionPointAfterTheInitIsRefusedInTheRegisterCallback() {
        backend.add(plugin("todo", deps -> {}), BackendFeature.module("todo", "csv", points -> {
            points.registerInit(deps -> {});
            trace.add(String.valueOf(catchThrowable(() -> points.registerExtensionPoint(DOOR, new OpenDoor()))));
            trace.add(String.valueOf(
                    catchThrowable(() -> points.registerExtensionPointFactory(DOOR, context -> new OpenDoor()))));
        }));
        backend.start();
        assertThat(trace.events())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error)
                        .contains("IllegalStateException")
                        .contains("after registerInit")
                        .contains("'csv'")
                        .contains("'todo'"));
    }

    @Test
    @Case({"PLG-04", "RES-10", "BFP-12", "BCK-08"})
    void aThrowingRegisterCallbackFailsTheStartAsItIsAndNothingIsInitialised() {
        IllegalStateException thrown = new IllegalStateException("no registration today");
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        backend.add(
                plugin("good", deps -> trace.add("init good")),
                BackendFeature.plugin("bad", points -> {
                    throw thrown;
                }),
                ServiceFactory.of(MARKER).create(deps -> {
                    trace.add("root service");
                    return new Marker();
                }));
        Throwable failure = backend.failure();
        assertThat(root(failure)).isSameAs(thrown);
        assertNoStartupResult(failure);
        assertThat(trace.events()).isEmpty();
        backend.close();
    }

    @ParameterizedTest
    @Case({"PLG-05", "VAL-10"})
    @ValueSource(strings = {"a", "A", "todo", "todoList", "todo-list", "a1", "a-1-b", "Catalog-Import2"})
    void anIdOfLettersDigitsAndSingleDashesIsAccepted(String id, CapturedOutput output) {
        StartupResult result = backend.add(plugin(id, deps -> {})).startupResult();
        assertThat(entry(result, id).failure()).isNull();
        assertThat(output).doesNotContain("WARN");
    }

    @Test
    @Case("PLG-05")
    void anUnderscoreInAnIdIsAcceptedWithAWarning(CapturedOutput output) {
        StartupResult result = backend.add(plugin("todo_list", deps -> {})).startupResult();
        assertThat(entry(result, "todo_list").failure()).isNull();
        assertThat(output.toString().lines().filter(line -> line.contains("todo_list") && line.contains("WARN")))
                .hasSize(1);
    }

    @ParameterizedTest
    @Case({"PLG-05", "VAL-10", "ERR-20"})
    @ValueSource(
            strings = {"1a", "-a", "a-", "_a", "a_", "a--b", "a__b", "a-_b", "a.b", " ", "", "a b", "täst", "名", "a\n"})
    void aMalformedIdIsRefusedWhereThePluginIsDefined(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin(id, deps -> {}))
                .withMessageContaining("'" + id + "'")
                .withMessageContaining("[a-zA-Z]")
                .withMessageContaining("letter");
    }

    @Test
    @Case({"PLG-06", "CON-04"})
    void theInitRunsOnceWithExactlyWhatItDeclaredAfterAllModules() {
        AtomicInteger runs = new AtomicInteger();
        backend.add(
                greeter(),
                BackendFeature.plugin(
                        "todo",
                        points -> points.registerInit(
                                deps -> {
                                    runs.incrementAndGet();
                                    trace.add("plugin");
                                    assertThat(deps.get(GREETER).pluginId()).isEqualTo("todo");
                                    trace.add(String.valueOf(catchThrowable(() -> deps.get(CoreServices.LOGGER))));
                                },
                                GREETER)),
                module("todo", "a", deps -> trace.add("a")),
                module("todo", "b", deps -> {
                    trace.add("b");
                    throw new IllegalStateException("b fails");
                }));
        backend.property("backend.startup.default.onPluginModuleBootFailure", "continue")
                .start();
        assertThat(runs).hasValue(1);
        assertThat(trace.events().subList(0, 2)).containsExactlyInAnyOrder("a", "b");
        assertThat(trace.events().subList(2, 4))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("plugin"),
                        second ->
                                assertThat(second).contains("was not declared").contains("core.logger"));
    }

    @Test
    @Case({"PLG-07", "PLG-08", "RES-11", "MET-06", "BFP-11", "ERR-12"})
    void aPluginInstalledTwiceOrMoreFailsOnceAndNothingOfItRuns() {
        backend.property("backend.startup.plugins.a.onPluginBootFailure", "continue");
        StartupResult result = backend.add(
                        module("a", "early", deps -> trace.add("early")),
                        plugin("a", deps -> trace.add("first")),
                        plugin("other", deps -> trace.add("other")),
                        plugin("a", deps -> trace.add("second")),
                        module("a", "late", deps -> trace.add("late")),
                        plugin("a", deps -> trace.add("third")))
                .startupResult();
        assertThat(trace.events()).containsExactly("other");
        assertThat(entry(result, "a").failure().error())
                .hasMessageContaining("already registered")
                .hasMessageContaining("'a'");
        assertThat(entry(result, "a").modules()).isEmpty();
    }

    @Test
    @Case("PLG-07")
    void aPluginInstalledTwiceFailsTheStartIfItMayNot() {
        Throwable failure = backend.add(
                        plugin("a", deps -> trace.add("first")), plugin("a", deps -> trace.add("second")))
                .pluginFailure("a");
        assertThat(failure).hasMessageContaining("already registered");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("PLG-07")
    void anAnnotatedPluginAndAnObjectOfTheSameIdAreDuplicates() {
        Throwable failure = backend.declare(TodoPlugin.class)
                .add(plugin("todo", deps -> trace.add("object")))
                .pluginFailure("todo");
        assertThat(failure).hasMessageContaining("already registered");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"PLG-09", "CON-06", "BFP-14", "LCS-01"})
    void aFailingPluginInterruptsNoOther() {
        CountDownLatch failed = new CountDownLatch(1);
        backend.add(
                plugin("bad", deps -> {
                    failed.countDown();
                    throw new IllegalStateException("bad init");
                }),
                plugin(
                        "good",
                        deps -> {
                            Trace.await(failed);
                            deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> trace.add("good hook"));
                            trace.add("good init, interrupted: "
                                    + Thread.currentThread().isInterrupted());
                        },
                        CoreServices.LIFECYCLE));
        StartupResult result = backend.startupError().getResult();
        assertThat(trace.events()).containsExactly("good init, interrupted: false", "good hook");
        assertThat(entry(result, "good").failure()).isNull();
    }

    @Test
    @Case({"PLG-10", "ERR-14", "BFP-11"})
    void aPluginObjectMayNotAskForItsOwnExtensionPoint() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        StartupResult result = backend.add(
                        BackendFeature.plugin("todo", points -> {
                            points.registerExtensionPoint(DOOR, new OpenDoor());
                            points.registerInit(deps -> trace.add("todo"), DOOR);
                        }),
                        plugin("other", deps -> trace.add("other")))
                .startupResult();
        assertThat(entry(result, "todo").failure().error())
                .hasMessageContaining("'test.door'")
                .hasMessageContaining("module");
        assertThat(trace.events()).containsExactly("other");
    }

    @Test
    @Case({"PLG-10", "ERR-13", "EXT-04"})
    void aPluginMayNotAskForTheExtensionPointOfAnother() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        StartupResult result = backend.add(
                        BackendFeature.plugin("todo", points -> {
                            points.registerExtensionPoint(DOOR, new OpenDoor());
                            points.registerInit(deps -> trace.add("todo"));
                        }),
                        plugin("thief", deps -> trace.add("thief"), DOOR))
                .startupResult();
        assertThat(entry(result, "thief").failure().error())
                .hasMessageContaining("'thief'")
                .hasMessageContaining("'test.door'")
                .hasMessageContaining("'todo'");
        assertThat(trace.events()).containsExactly("todo");
    }

    @Test
    @Case({"PLG-10", "EXT-02"})
    void anAnnotatedPluginMayInjectItsOwnExtensionPoint() {
        StartupResult result = backend.declare(DoorPlugin.class).startupResult();
        assertThat(entry(result, "door").failure()).isNull();
        assertThat(trace.events()).containsExactly("door OpenDoor");
    }

    @Test
    @Case("PLG-10")
    void anAnnotatedPluginMayNotInjectTheExtensionPointOfAnother() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        StartupResult result =
                backend.declare(DoorPlugin.class, ThiefPlugin.class).startupResult();
        assertThat(entry(result, "thief").failure().error())
                .hasMessageContaining("'thief'")
                .hasMessageContaining("'test.door'")
                .hasMessageContaining("'door'");
        assertThat(trace.events()).containsExactly("door OpenDoor");
    }

    @Test
    @Case("PLG-11")
    void aPluginWithoutModulesStartsWithAnEmptyModuleList() {
        StartupResult result = backend.add(plugin("todo", deps -> {})).startupResult();
        assertThat(entry(result, "todo").modules()).isEmpty();
    }

    @Test
    @Case("PLG-12")
    void anInitMayAskForSingleAndMultitonServices() {
        PluginServiceRef<List<Greeter>> greeters = ServiceRef.pluginMultiton("test.greeters", Greeter.class);
        backend.add(
                greeter(),
                ServiceFactory.member(greeters).create(deps -> new Greeter("one")),
                ServiceFactory.member(greeters).create(deps -> new Greeter("two")),
                backend.asking("todo", GREETER, greeters));
        backend.start();
        assertThat(backend.received("todo", GREETER).pluginId()).isEqualTo("todo");
        assertThat(backend.received("todo", greeters))
                .extracting(Greeter::pluginId)
                .containsExactly("one", "two");
    }

    @Test
    @Case("PLG-13")
    void aModuleMayBeInstalledBeforeItsPlugin() {
        backend.add(
                module("todo", "before", deps -> trace.add("before")),
                plugin("todo", deps -> trace.add("plugin")),
                module("todo", "after", deps -> trace.add("after")));
        backend.start();
        assertThat(trace.events())
                .containsExactlyInAnyOrder("before", "after", "plugin")
                .endsWith("plugin");
    }

    @Test
    @Case("PLG-14")
    void anInitMayCompleteAtOnceOrLater() {
        CompletableFuture<Object> later = new CompletableFuture<>();
        backend.add(
                BackendFeature.plugin("later", points -> points.registerInitAsync(deps -> later)),
                plugin("now", deps -> later.complete("done")));
        StartupResult result = backend.startupResult();
        assertThat(result.plugins()).hasSize(2).allMatch(plugin -> plugin.failure() == null);
    }

    @Test
    @Case("PLG-14")
    void anInitThatFailsLaterIsAFailureOfThePlugin() {
        IllegalStateException error = new IllegalStateException("later");
        assertThat(backend.add(BackendFeature.plugin(
                                "later",
                                points -> points.registerInitAsync(deps -> CompletableFuture.failedStage(error))))
                        .pluginFailure("later"))
                .isSameAs(error);
    }

    @Test
    @Case({"PLG-15", "PLG-09"})
    void aPluginThatNeverFinishesFailsAtTheTimeoutWhileOthersStart() {
        CountDownLatch never = new CountDownLatch(1);
        backend.property("stagedoor.startup.timeout", "500ms")
                .property("backend.startup.default.onPluginBootFailure", "continue");
        backend.add(
                plugin("stuck", deps -> never.await()),
                plugin(
                        "good",
                        deps -> deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> trace.add("good hook")),
                        CoreServices.LIFECYCLE));
        StartupResult result = backend.startupResult();
        assertThat(entry(result, "stuck").failure().error())
                .hasMessageContaining("'stuck'")
                .hasMessageContaining("stagedoor.startup.timeout");
        assertThat(trace.events()).containsExactly("good hook");
    }

    @Test
    @Case({"PLG-16", "SCO-09"})
    void pluginsHaveDifferentInstancesOfAPluginScopedService() {
        backend.add(greeter(), backend.asking("a", GREETER), backend.asking("b", GREETER))
                .start();
        assertThat(backend.received("a", GREETER)).isNotSameAs(backend.received("b", GREETER));
        assertThat(backend.received("b", GREETER).pluginId()).isEqualTo("b");
    }

    @Test
    @Case({"PLG-17", "EXT-05", "BFP-11", "ERR-12"})
    void aPluginWhoseRegistrationFailsRunsNothingAndHarmsNobody() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        StartupResult result = backend.add(
                        doorPlugin("first"),
                        doorPlugin("second"),
                        module("first", "m1", deps -> trace.add("m1"), DOOR),
                        module("second", "m2", deps -> trace.add("m2")))
                .startupResult();
        assertThat(entry(result, "second").failure().error())
                .hasMessageContaining("'test.door'")
                .hasMessageContaining("already registered");
        assertThat(entry(result, "first").failure()).isNull();
        assertThat(trace.events()).containsExactly("m1", "first");
    }

    @Test
    @Case({"PLG-18", "BCK-07", "REF-06"})
    void aPluginObjectMayBeInstalledInSeveralBackends() {
        AtomicInteger registered = new AtomicInteger();
        BackendFeature todo = BackendFeature.plugin("todo", points -> {
            registered.incrementAndGet();
            points.registerInit(deps -> trace.add("todo"));
        });
        try (BackendRunner second = new BackendRunner()) {
            backend.add(todo).start();
            second.add(todo).start();
            assertThat(registered).hasValue(2);
            assertThat(trace.events()).containsExactly("todo", "todo");
        }
    }

    @Test
    @Case({"PLG-01", "PLG-06", "MOD-02", "SCO-06"})
    void anAnnotatedPluginRunsItsInitOnceAfterItsModules() {
        StartupResult result =
                backend.declare(TodoPlugin.class, CsvModule.class).startupResult();
        assertThat(trace.events()).containsExactly("csv for todo", "todo for todo");
        assertThat(entry(result, "todo").modules())
                .extracting(StartupResult.Module::moduleId)
                .containsExactly("csv");
    }

    @Test
    @Case("PLG-02")
    void anAnnotatedPluginNeedsNoInit() {
        StartupResult result = backend.declare(QuietPlugin.class).startupResult();
        assertThat(entry(result, "quiet").failure()).isNull();
    }

    @Test
    @Case("PLG-15")
    void aPluginThatNeverFinishesIsShownAsFailed() {
        CountDownLatch never = new CountDownLatch(1);
        backend.property("stagedoor.startup.timeout", "300ms")
                .property("backend.startup.default.onPluginBootFailure", "continue")
                .add(plugin("stuck", deps -> never.await()), plugin("good", deps -> {}));
        assertThat(backend.start().getBean(Backend.class).plugins())
                .extracting(Backend.PluginStatus::pluginId, Backend.PluginStatus::state)
                .containsExactly(tuple("stuck", Backend.State.FAILED), tuple("good", Backend.State.RUNNING));
    }

    private BackendFeature doorPlugin(String id) {
        return BackendFeature.plugin(id, points -> {
            points.registerExtensionPoint(DOOR, new OpenDoor());
            points.registerInit(deps -> trace.add(id));
        });
    }

    private static BackendFeature greeter() {
        return ServiceFactory.of(GREETER)
                .deps(CoreServices.PLUGIN_METADATA)
                .create(deps ->
                        new Greeter(deps.get(CoreServices.PLUGIN_METADATA).getId()));
    }

    static void assertNoStartupResult(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each).isNotInstanceOf(BackendStartupException.class);
        }
    }

    static Throwable root(Throwable failure) {
        Throwable current = failure;
        while (current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }

    record Greeter(String pluginId) {}

    static class Marker {}

    @ExtensionPoint("test.door")
    interface Door {}

    static class OpenDoor implements Door {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Init
        void init(PluginMetadataService plugin, Trace trace) {
            trace.add("todo for " + plugin.getId());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(PluginMetadataService plugin, Trace trace) {
            trace.add("csv for " + plugin.getId());
        }
    }

    @BackendPlugin("quiet")
    static class QuietPlugin {}

    @BackendPlugin("door")
    static class DoorPlugin {

        @Bean
        OpenDoor door() {
            return new OpenDoor();
        }

        @Init
        void init(Door door, Trace trace) {
            trace.add("door " + door.getClass().getSimpleName());
        }
    }

    @BackendPlugin("thief")
    static class ThiefPlugin {

        @Init
        void init(Door door, Trace trace) {
            trace.add("thief");
        }
    }
}
