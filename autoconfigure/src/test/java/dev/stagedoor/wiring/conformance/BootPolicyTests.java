package dev.stagedoor.wiring.conformance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** Which failures of plugins and modules fail the backend. */
class BootPolicyTests {

    private static final String PLUGINS = "backend.startup.default.onPluginBootFailure";

    private static final String MODULES = "backend.startup.default.onPluginModuleBootFailure";

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @ParameterizedTest
    @Case({"BFP-01", "BFP-02", "BFP-04"})
    @CsvSource({
        "'', false", //
        "backend.startup.default.onPluginBootFailure=continue, true",
        "backend.startup.default.onPluginBootFailure=abort, false",
        "backend.startup.default.onPluginModuleBootFailure=continue, false",
        "backend.startup.plugins.bad.onPluginBootFailure=continue, true",
        "backend.startup.plugins.Bad.onPluginBootFailure=continue, false",
        "backend.startup.plugins.good.onPluginBootFailure=continue, false",
        "backend.startup.default.onPluginBootFailure=continue backend.startup.plugins.bad.onPluginBootFailure=abort, false",
        "backend.startup.default.onPluginBootFailure=abort backend.startup.plugins.bad.onPluginBootFailure=continue, true"
    })
    void whetherAPluginMayFail(String settings, boolean allowed) {
        set(settings);
        backend.add(failing("bad"), plugin("good", deps -> {}));
        assertThat(entry(result(allowed), "bad").failure().allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @Case({"BFP-01", "BFP-03", "BFP-05", "BFP-06", "BFP-07", "BFP-13"})
    @CsvSource({
        "'', false",
        "backend.startup.default.onPluginModuleBootFailure=continue, true",
        "backend.startup.default.onPluginModuleBootFailure=abort, false",
        "backend.startup.default.onPluginBootFailure=continue, false",
        "backend.startup.plugins.todo.onPluginBootFailure=continue, false",
        "backend.startup.plugins.todo.modules.bad.onPluginModuleBootFailure=continue, true",
        "backend.startup.plugins.todo.modules.BAD.onPluginModuleBootFailure=continue, false",
        "backend.startup.plugins.other.modules.bad.onPluginModuleBootFailure=continue, false",
        "backend.startup.default.onPluginModuleBootFailure=continue backend.startup.plugins.todo.modules.bad.onPluginModuleBootFailure=abort, false"
    })
    void whetherAModuleMayFail(String settings, boolean allowed) {
        set(settings);
        backend.add(plugin("todo", deps -> trace.add("init")), failingModule("todo", "bad"));
        assertThat(entry(result(allowed), "todo", "bad").failure().allowed()).isEqualTo(allowed);
        assertThat(trace.events()).containsExactly("init");
    }

    @Test
    @Case("BFP-09")
    void anUnknownTextMeansAbort() {
        backend.property(PLUGINS, "perhaps").add(failing("bad"));
        assertThat(entry(backend.startupError().getResult(), "bad").failure().allowed())
                .isFalse();
    }

    @Test
    @Case("BFP-09")
    void aNumberIsRefusedByItsKey() {
        Throwable failure = backend.property(PLUGINS, 7)
                .add(plugin("todo", deps -> trace.add("init")))
                .failure();
        assertThat(PluginTests.root(failure)).hasMessageContaining(PLUGINS);
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("BFP-09")
    void aTextInPlaceOfASectionIsRefusedByItsKey() {
        Throwable failure = backend.property("backend.startup.plugins", "all of them")
                .add(plugin("todo", deps -> trace.add("init")))
                .failure();
        assertThat(PluginTests.root(failure)).hasMessageContaining("backend.startup.plugins");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"BFP-10", "RES-08", "LCS-04"})
    void aBackendWithAnAllowedFailureIsASuccessAndGoesOn() {
        backend.property(PLUGINS, "continue")
                .add(
                        failing("bad"),
                        plugin(
                                "good",
                                deps -> deps.get(CoreServices.ROOT_LIFECYCLE)
                                        .addStartupHook(() -> trace.add("root hook")),
                                CoreServices.ROOT_LIFECYCLE));
        StartupResult result = backend.startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
        assertThat(entry(result, "bad").failure().allowed()).isTrue();
        assertThat(trace.events()).containsExactly("root hook");
    }

    @Test
    @Case("BFP-11")
    void thePolicyCoversWhatAPluginLacksAndItsFailingServices() {
        PluginServiceRef<Runnable> missing = ServiceRef.plugin("test.missing", Runnable.class);
        PluginServiceRef<StringBuilder> failing = ServiceRef.plugin("test.failing", StringBuilder.class);
        backend.property(PLUGINS, "continue")
                .property(MODULES, "continue")
                .add(
                        ServiceFactory.of(failing).create(deps -> {
                            throw new IllegalStateException("no text");
                        }),
                        plugin("lacking", deps -> {}, missing),
                        plugin("unlucky", deps -> {}, failing),
                        plugin("todo", deps -> {}),
                        module("todo", "lacking", deps -> {}, missing),
                        module("todo", "unlucky", deps -> {}, failing));
        StartupResult result = backend.startupResult();
        assertThat(entry(result, "lacking").failure().allowed()).isTrue();
        assertThat(entry(result, "unlucky").failure().allowed()).isTrue();
        assertThat(entry(result, "todo").failure()).isNull();
        assertThat(entry(result, "todo", "lacking").failure().allowed()).isTrue();
        assertThat(entry(result, "todo", "unlucky").failure().allowed()).isTrue();
    }

    @Test
    @Case({"BFP-11", "EAG-07"})
    void thePolicyCoversEagerServicesOfPlugins() {
        PluginServiceRef<StringBuilder> eager = ServiceRef.plugin("test.eager", StringBuilder.class);
        backend.property("backend.startup.plugins.bad.onPluginBootFailure", "continue")
                .add(
                        ServiceFactory.of(eager)
                                .deps(CoreServices.PLUGIN_METADATA)
                                .initialization(Initialization.ALWAYS)
                                .create(deps -> {
                                    if (deps.get(CoreServices.PLUGIN_METADATA)
                                            .getId()
                                            .equals("bad")) {
                                        throw new IllegalStateException("not for bad");
                                    }
                                    return new StringBuilder();
                                }),
                        plugin("bad", deps -> trace.add("bad")),
                        module("bad", "csv", deps -> trace.add("csv")),
                        plugin("good", deps -> trace.add("good")));
        StartupResult result = backend.startupResult();
        assertThat(entry(result, "bad").failure().error()).hasMessageContaining("not for bad");
        assertThat(trace.events()).containsExactly("good");
    }

    @Test
    @Case({"BFP-12", "RES-10", "EAG-06", "FAC-10"})
    void thePolicyDoesNotCoverRootServices() {
        RootServiceRef<StringBuilder> root = ServiceRef.root("test.root", StringBuilder.class);
        IllegalStateException thrown = new IllegalStateException("no root");
        Throwable failure = backend.property(PLUGINS, "continue")
                .property(MODULES, "continue")
                .add(
                        ServiceFactory.of(root).create(deps -> {
                            throw thrown;
                        }),
                        plugin("todo", deps -> trace.add("init"), root))
                .failure();
        assertThat(PluginTests.root(failure)).isSameAs(thrown);
        PluginTests.assertNoStartupResult(failure);
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"BFP-12", "RES-10"})
    void thePolicyDoesNotCoverDuplicateServices() {
        RootServiceRef<StringBuilder> root = ServiceRef.root("test.root", StringBuilder.class);
        Throwable failure = backend.property(PLUGINS, "continue")
                .add(
                        ServiceFactory.of(root).create(deps -> new StringBuilder()),
                        ServiceFactory.of(root).create(deps -> new StringBuilder()))
                .failure();
        assertThat(failure).hasStackTraceContaining("'test.root'");
        PluginTests.assertNoStartupResult(failure);
    }

    @Test
    @Case({"BFP-13", "BFP-15"})
    void aModuleThatMayNotFailFailsABackendWhosePluginMay() {
        backend.property("backend.startup.plugins.todo.onPluginBootFailure", "continue")
                .add(plugin("todo", deps -> trace.add("init")), failingModule("todo", "bad"));
        assertThat(backend.startupError()).hasMessageContaining("'bad'");
        assertThat(trace.events()).containsExactly("init");
    }

    @Test
    @Case({"BFP-02", "BFP-03", "BFP-15"})
    void annotatedPluginsAndModulesFollowThePolicyToo() {
        StartupResult result = backend.property(PLUGINS, "continue")
                .property(MODULES, "continue")
                .declare(BadPlugin.class, BadModule.class)
                .startupResult();
        assertThat(trace.events()).containsExactly("module", "plugin");
        assertThat(entry(result, "bad").failure().allowed()).isTrue();
        assertThat(entry(result, "bad", "worse").failure().allowed()).isTrue();
    }

    private StartupResult result(boolean allowed) {
        return allowed ? backend.startupResult() : backend.startupError().getResult();
    }

    private void set(String settings) {
        for (String setting : settings.isEmpty() ? List.<String>of() : List.of(settings.split(" "))) {
            String[] parts = setting.split("=");
            backend.property(parts[0], parts[1]);
        }
    }

    private static BackendFeature failing(String id) {
        return plugin(id, deps -> {
            throw new IllegalStateException(id + " fails");
        });
    }

    private static BackendFeature failingModule(String pluginId, String id) {
        return module(pluginId, id, deps -> {
            throw new IllegalStateException(id + " fails");
        });
    }

    @BackendPlugin("bad")
    static class BadPlugin {

        @Init
        void init(Trace trace) {
            trace.add("plugin");
            throw new IllegalStateException("bad plugin");
        }
    }

    @BackendModule(pluginId = "bad", moduleId = "worse")
    static class BadModule {

        @Init
        void init(Trace trace) {
            trace.add("module");
            throw new IllegalStateException("bad module");
        }
    }
}
