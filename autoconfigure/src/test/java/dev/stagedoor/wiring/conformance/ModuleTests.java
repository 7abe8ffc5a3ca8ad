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

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a backend guarantees about modules. */
@ExtendWith(OutputCaptureExtension.class)
class ModuleTests {

    private static final PluginServiceRef<Greeter> GREETER = ServiceRef.plugin("test.greeter", Greeter.class);

    private static final RootServiceRef<Shared> SHARED = ServiceRef.root("test.shared", Shared.class);

    private static final ExtensionPointRef<Names> NAMES = ExtensionPointRef.of(Names.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @ParameterizedTest
    @Case({"MOD-01", "VAL-10", "ERR-20"})
    @ValueSource(strings = {"1a", "a-", "a--b", "a.b", "", " ", "ä"})
    void aMalformedModuleIdIsRefusedWhereTheModuleIsDefined(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> module("todo", id, deps -> {}))
                .withMessageContaining("'" + id + "'")
                .withMessageContaining("'todo'")
                .withMessageContaining("letter");
    }

    @Test
    @Case("MOD-01")
    void thePluginIdThatAModuleGivesIsNotChecked() {
        assertThat(module("no such..plugin", "csv", deps -> {})).isNotNull();
    }

    @Test
    @Case({"MOD-02", "CON-09"})
    void asynchronousModulesHaveCompletedBeforeThePluginInit() {
        CompletableFuture<String> later = new CompletableFuture<>();
        backend.add(
                plugin("todo", deps -> trace.add("plugin")),
                BackendFeature.module(
                        "todo",
                        "slow",
                        points -> points.registerInitAsync(deps -> later.thenRun(() -> trace.add("slow done")))),
                module("todo", "fast", deps -> {
                    trace.add("fast done");
                    later.complete("go");
                }));
        backend.start();
        assertThat(trace.events()).containsExactly("fast done", "slow done", "plugin");
    }

    @Test
    @Case({"MOD-03", "MET-02", "RES-09"})
    void aModuleWithoutItsPluginDoesNothingAndIsWarnedOf(CapturedOutput output) {
        StartupResult result = backend.add(
                        module("absent", "lonely", deps -> trace.add("lonely")), plugin("todo", deps -> {}))
                .startupResult();
        assertThat(trace.events()).isEmpty();
        assertThat(result.plugins()).extracting(StartupResult.Plugin::pluginId).containsExactly("todo");
        assertThat(output.toString().lines())
                .anyMatch(line -> line.contains("WARN") && line.contains("'lonely'") && line.contains("'absent'"));
    }

    @Test
    @Case({"MOD-04", "ERR-12", "BFP-11"})
    void aModuleInstalledTwiceRunsOnceAndFails() {
        StartupResult result = backend.add(
                        plugin("todo", deps -> trace.add("plugin")),
                        module("todo", "csv", deps -> trace.add("first")),
                        module("todo", "csv", deps -> trace.add("second")))
                .startupError()
                .getResult();
        assertThat(trace.events()).containsExactly("first", "plugin");
        assertThat(entry(result, "todo").failure()).isNull();
        assertThat(failureOf(entry(result, "todo", "csv")))
                .hasMessageContaining("already registered")
                .hasMessageContaining("'csv'")
                .hasMessageContaining("'todo'");
    }

    @Test
    @Case({"MOD-04", "MET-06"})
    void aModuleInstalledTwiceMayBePermittedAndIsListedOnce() {
        backend.property("backend.startup.plugins.todo.modules.csv.onPluginModuleBootFailure", "continue");
        BackendFeature csv = BackendFeature.module("todo", "csv", points -> {
            points.registerExtensionPoint(NAMES, new Names() {});
            points.registerInit(deps -> trace.add("csv"));
        });
        backend.add(
                backend.asking("todo", CoreServices.ROOT_INSTANCE_METADATA),
                csv,
                csv,
                module("todo", "user", deps -> trace.add("user"), NAMES));
        StartupResult result = backend.startupResult();
        assertThat(trace.events()).containsExactly("user", "csv");
        assertThat(entry(result, "todo", "csv").failure().allowed()).isTrue();
        assertThat(backend.received("todo", CoreServices.ROOT_INSTANCE_METADATA).getInstalledPlugins())
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.modules())
                        .extracting(RootInstanceMetadataService.InstalledModule::moduleId)
                        .containsExactly("csv", "user"));
    }

    @Test
    @Case({"MOD-05", "BFP-15", "RES-05"})
    void aFailingModuleStopsNeitherItsSiblingsNorItsPlugin() {
        CountDownLatch failed = new CountDownLatch(1);
        StartupResult result = backend.add(
                        plugin("todo", deps -> trace.add("plugin")),
                        module("todo", "bad", deps -> {
                            failed.countDown();
                            throw new IllegalStateException("bad module");
                        }),
                        module("todo", "good", deps -> {
                            Trace.await(failed);
                            trace.add("good");
                        }))
                .startupError()
                .getResult();
        assertThat(trace.events()).containsExactly("good", "plugin");
        assertThat(entry(result, "todo").failure()).isNull();
        assertThat(entry(result, "todo", "good").failure()).isNull();
        assertThat(failureOf(entry(result, "todo", "bad"))).hasMessage("bad module");
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.FAILURE);
    }

    @Test
    @Case({"MOD-06", "MOD-07", "SCO-08"})
    void aModuleMayAskForEverythingAndHasItsPluginsInstances() {
        PluginServiceRef<List<Greeter>> greeters = ServiceRef.pluginMultiton("test.greeters", Greeter.class);
        Names names = new Names() {};
        backend.add(
                ServiceFactory.of(SHARED).create(deps -> new Shared()),
                ServiceFactory.of(GREETER).create(deps -> new Greeter("single")),
                ServiceFactory.member(greeters).create(deps -> new Greeter("member")),
                BackendFeature.plugin("todo", points -> {
                    points.registerExtensionPoint(NAMES, names);
                    points.registerInit(deps -> {});
                }),
                backend.asking("todo", "csv", NAMES, SHARED, GREETER, greeters),
                backend.asking("todo", "xml", GREETER),
                backend.asking("other", GREETER, SHARED));
        backend.start();
        assertThat(backend.received("todo.csv", NAMES)).isSameAs(names);
        assertThat(backend.received("todo.csv", SHARED)).isSameAs(backend.received("other", SHARED));
        assertThat(backend.received("todo.csv", greeters)).hasSize(1);
        assertThat(backend.received("todo.csv", GREETER))
                .isSameAs(backend.received("todo.xml", GREETER))
                .isNotSameAs(backend.received("other", GREETER));
    }

    @Test
    @Case({"MOD-08", "MOD-17"})
    void twoPluginsMayHaveModulesOfOneIdWhichMayBeAPluginsId() {
        StartupResult result = backend.add(
                        plugin("a", deps -> {}),
                        plugin("b", deps -> {}),
                        module("a", "same", deps -> trace.add("a.same")),
                        module("b", "same", deps -> trace.add("b.same")),
                        module("b", "a", deps -> trace.add("b.a")))
                .startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
        assertThat(trace.events()).containsExactlyInAnyOrder("a.same", "b.same", "b.a");
    }

    @Test
    @Case("MOD-09")
    void aModuleMayOfferAnExtensionPointToOtherModulesOfItsPlugin() {
        Names names = new Names() {};
        backend.add(plugin("todo", deps -> {}), BackendFeature.module("todo", "base", points -> {
            points.registerExtensionPoint(NAMES, names);
            points.registerInit(deps -> trace.add("base"));
        }));
        backend.add(module("todo", "user", deps -> trace.add("user has it: " + (deps.get(NAMES) == names)), NAMES));
        backend.start();
        assertThat(trace.events()).containsExactly("user has it: true", "base");
    }

    @Test
    @Case({"MOD-10", "PLG-04"})
    void aThrowingRegisterCallbackOfAModuleFailsTheStartAsItIs() {
        IllegalStateException thrown = new IllegalStateException("no module today");
        backend.property("backend.startup.default.onPluginModuleBootFailure", "continue");
        Throwable failure = backend.add(
                        plugin("todo", deps -> trace.add("todo")), BackendFeature.module("todo", "csv", points -> {
                            throw thrown;
                        }))
                .failure();
        assertThat(PluginTests.root(failure)).isSameAs(thrown);
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("MOD-11")
    void aModuleThatRanKeepsItsSuccessIfItsPluginFails() {
        StartupResult result = backend.add(
                        plugin("todo", deps -> {
                            throw new IllegalStateException("plugin fails");
                        }),
                        module("todo", "csv", deps -> {}))
                .startupError()
                .getResult();
        assertThat(failureOf(entry(result, "todo"))).hasMessage("plugin fails");
        assertThat(entry(result, "todo", "csv").failure()).isNull();
    }

    @Test
    @Case({"MOD-12", "CON-04"})
    void eachModuleRunsOnce() {
        AtomicInteger runs = new AtomicInteger();
        backend.add(plugin("todo", deps -> {}));
        for (int i = 0; i < 20; i++) {
            backend.add(module("todo", "m" + i, deps -> runs.incrementAndGet()));
        }
        backend.start();
        assertThat(runs).hasValue(20);
    }

    @Test
    @Case({"MOD-13", "LCX-11"})
    void hooksOfAModuleThatFailedAreItsPlugins() {
        backend.property("backend.startup.default.onPluginModuleBootFailure", "continue")
                .add(
                        plugin("todo", deps -> {}),
                        module(
                                "todo",
                                "csv",
                                deps -> {
                                    deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> trace.add("startup"));
                                    deps.get(CoreServices.LIFECYCLE).addShutdownHook(() -> trace.add("shutdown"));
                                    throw new IllegalStateException("after the hooks");
                                },
                                CoreServices.LIFECYCLE));
        backend.start();
        assertThat(trace.events()).containsExactly("startup");
        backend.close();
        assertThat(trace.events()).containsExactly("startup", "shutdown");
    }

    @Test
    @Case("MOD-14")
    void twoCopiesOfAModuleWithoutPluginAreLeftOut() {
        StartupResult result = backend.add(
                        module("absent", "lonely", deps -> {}),
                        module("absent", "lonely", deps -> {}),
                        plugin("todo", deps -> {}))
                .startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
    }

    @Test
    @Case("MOD-15")
    void anExtensionPointOfAModuleWithoutPluginDoesNotTakeItsId() {
        StartupResult result = backend.add(
                        BackendFeature.module("absent", "lonely", points -> {
                            points.registerExtensionPoint(NAMES, new Names() {});
                            points.registerInit(deps -> {});
                        }),
                        BackendFeature.plugin("todo", points -> {
                            points.registerExtensionPoint(NAMES, new Names() {});
                            points.registerInit(deps -> {});
                        }))
                .startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
    }

    @Test
    @Case({"MOD-16", "EXT-05", "BFP-11"})
    void aModuleWhoseRegistrationFailsDoesNotRunButAllOthersDo() {
        StartupResult result = backend.add(
                        BackendFeature.plugin("todo", points -> {
                            points.registerExtensionPoint(NAMES, new Names() {});
                            points.registerInit(deps -> trace.add("plugin"));
                        }),
                        BackendFeature.module("todo", "clash", points -> {
                            points.registerExtensionPoint(NAMES, new Names() {});
                            points.registerInit(deps -> trace.add("clash"));
                        }),
                        module("todo", "good", deps -> trace.add("good"), NAMES))
                .startupError()
                .getResult();
        assertThat(trace.events()).containsExactly("good", "plugin");
        assertThat(failureOf(entry(result, "todo", "clash"))).hasMessageContaining("'test.names'");
    }

    @Test
    @Case({"MOD-02", "MOD-07", "MOD-12"})
    void anAnnotatedModuleSharesTheServicesOfItsPluginButNotItsBeans() {
        backend.declare(Greeters.class, TodoPlugin.class, CsvModule.class).start();
        assertThat(trace.events()).containsExactly("csv sees own: csv's", "todo sees own: todo's, same greeter: true");
    }

    @Test
    @Case("MOD-05")
    void anAnnotatedModuleThatFailsStopsNeitherItsSiblingsNorItsPlugin() {
        StartupResult result = backend.declare(Greeters.class, TodoPlugin.class, CsvModule.class, BrokenModule.class)
                .startupError()
                .getResult();
        assertThat(trace.events()).hasSize(2).last().asString().startsWith("todo");
        assertThat(failureOf(entry(result, "todo", "broken"))).hasMessage("broken module");
        assertThat(entry(result, "todo").failure()).isNull();
    }

    @Test
    @Case("MOD-04")
    void anAnnotatedModuleAndAnObjectOfTheSameIdAreDuplicates() {
        Throwable failure = backend.declare(Greeters.class, TodoPlugin.class, CsvModule.class)
                .add(module("todo", "csv", deps -> trace.add("object")))
                .moduleFailure("todo", "csv");
        assertThat(failure).hasMessageContaining("already registered");
        assertThat(trace.events()).hasSize(2);
    }

    record Greeter(String name) {}

    static class Shared {}

    @ExtensionPoint("test.names")
    interface Names {}

    static class Greeters {

        private static final ServiceFactory<Greeter> FACTORY =
                ServiceFactory.of(GREETER).create(deps -> new Greeter("annotated"));

        @Bean
        static ServiceFactory<Greeter> greeters() {
            return FACTORY;
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        static volatile Greeter ofModule;

        @Bean
        StringBuilder own() {
            return new StringBuilder("todo's");
        }

        @Init
        void init(Greeter greeter, StringBuilder own, Trace trace) {
            trace.add("todo sees own: " + own + ", same greeter: " + (greeter == ofModule));
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Bean
        StringBuilder own() {
            return new StringBuilder("csv's");
        }

        @Init
        void init(Greeter greeter, StringBuilder own, Trace trace) {
            TodoPlugin.ofModule = greeter;
            trace.add("csv sees own: " + own);
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "broken")
    static class BrokenModule {

        @Init
        void init() {
            throw new IllegalStateException("broken module");
        }
    }
}
