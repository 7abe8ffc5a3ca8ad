package dev.stagedoor.wiring.conformance;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.StartupResult;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend tells about its start. */
class StartupResultTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case({"RES-01", "RES-07", "LCS-10"})
    void theResultHasTimesAnOutcomeAndAnEntryForEachPluginAndModule() {
        StartupResult result = backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(plugin("todo", deps -> {}), module("todo", "csv", deps -> {}), plugin("bad", deps -> {
                    throw new IllegalStateException("bad");
                }))
                .startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
        assertThat(result.plugins()).hasSize(2);
        StartupResult.Plugin todo = entry(result, "todo");
        assertThat(entry(result, "todo", "csv").resultAt())
                .isAfterOrEqualTo(result.beginAt())
                .isBeforeOrEqualTo(todo.resultAt());
        assertThat(todo.resultAt()).isBeforeOrEqualTo(result.resultAt());
        assertThat(todo.failure()).isNull();
        assertThat(entry(result, "bad").failure().allowed()).isTrue();
    }

    @Test
    @Case({"RES-02", "RES-05", "RES-03", "ERR-21"})
    void theErrorCarriesTheResultAndListsWhatWasNotAllowed() {
        backend.property("backend.startup.plugins.mild.onPluginBootFailure", "continue")
                .add(
                        failing("first", "one"),
                        failing("second", "two"),
                        failing("mild", "three"),
                        plugin("good", deps -> {}),
                        failingModule("first", "m1", "four"),
                        failingModule("first", "m2", "five"),
                        module("first", "fine", deps -> {}));
        BackendStartupException error = backend.startupError();
        StartupResult result = error.getResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.FAILURE);
        assertThat(result.plugins())
                .extracting(StartupResult.Plugin::pluginId)
                .containsExactlyInAnyOrder("first", "second", "mild", "good");
        assertThat(entry(result, "first").modules()).hasSize(3);
        assertThat(entry(result, "first", "fine").failure()).isNull();
        assertThat(entry(result, "good").failure()).isNull();
        String[] lines = error.getMessage().split("\n");
        assertThat(lines).hasSize(5).doesNotHaveDuplicates();
        assertThat(lines[0]).doesNotStartWith(" ");
        assertThat(lines)
                .contains(
                        "  Plugin 'first' startup failed; caused by java.lang.IllegalStateException: one",
                        "  Plugin 'second' startup failed; caused by java.lang.IllegalStateException: two",
                        "  Module 'm1' for plugin 'first' startup failed; caused by"
                                + " java.lang.IllegalStateException: four",
                        "  Module 'm2' for plugin 'first' startup failed; caused by"
                                + " java.lang.IllegalStateException: five");
        int first = List.of(lines).indexOf(lines[1].contains("'first'") ? lines[1] : lines[2]);
        assertThat(lines[first]).startsWith("  Plugin 'first'");
        assertThat(lines[first + 1]).startsWith("  Module");
        assertThat(lines[first + 2]).startsWith("  Module");
    }

    @Test
    @Case("RES-04")
    void theStoredErrorIsTheVeryObjectThatWasThrown() {
        IOException ofPlugin = new IOException("plugin");
        Error ofModule = new AssertionError("module");
        StartupResult result = backend.add(
                        plugin("todo", deps -> {
                            throw ofPlugin;
                        }),
                        module("todo", "csv", deps -> {
                            throw ofModule;
                        }))
                .startupError()
                .getResult();
        assertThat(failureOf(entry(result, "todo"))).isSameAs(ofPlugin);
        assertThat(failureOf(entry(result, "todo", "csv"))).isSameAs(ofModule);
    }

    @Test
    @Case("RES-04")
    void theStoredErrorOfAnAnnotatedInitIsTheVeryObjectThatWasThrown() {
        StartupResult result =
                backend.declare(BadPlugin.class, BadModule.class).startupError().getResult();
        assertThat(failureOf(entry(result, "todo"))).isSameAs(BadPlugin.THROWN);
        assertThat(failureOf(entry(result, "todo", "csv"))).isSameAs(BadModule.THROWN);
    }

    @Test
    @Case("RES-06")
    void entriesAreInOrderOfCompletionWithRegistrationFailuresFirst() {
        CountDownLatch secondSettled = new CountDownLatch(1);
        ExtensionPointRef<Runnable> slow = ExtensionPointRef.of("test.slow", Runnable.class);
        StartupResult result = backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        plugin("first", deps -> Trace.await(secondSettled)),
                        BackendFeature.module("first", "provider", points -> {
                            points.registerExtensionPoint(slow, () -> {});
                            points.registerInit(deps -> {});
                        }),
                        module("first", "user", deps -> {}, slow),
                        plugin(
                                "second",
                                deps -> deps.get(CoreServices.LIFECYCLE).addStartupHook(secondSettled::countDown),
                                CoreServices.LIFECYCLE),
                        plugin("double", deps -> {}),
                        plugin("double", deps -> {}))
                .startupResult();
        assertThat(result.plugins())
                .extracting(StartupResult.Plugin::pluginId)
                .containsExactly("double", "second", "first");
        assertThat(entry(result, "first").modules())
                .extracting(StartupResult.Module::moduleId)
                .containsExactly("user", "provider");
    }

    @Test
    @Case({"RES-09", "RES-11"})
    void thereIsOneEntryForEachPluginAndNoneForModulesWithoutPlugin() {
        StartupResult result = backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        plugin("double", deps -> {}),
                        plugin("double", deps -> {}),
                        plugin("double", deps -> {}),
                        module("absent", "lonely", deps -> {}))
                .startupResult();
        assertThat(result.plugins()).hasSize(1);
        assertThat(entry(result, "double").modules()).isEmpty();
    }

    @Test
    @Case("RES-01")
    void theResultIsThereOnlyWhenAllHaveSettled() {
        Trace trace = backend.trace();
        backend.declare(Watching.class).start();
        assertThat(trace.events()).containsExactly("during the start: false", "in a root hook: true");
    }

    private static BackendFeature failing(String id, String message) {
        return plugin(id, deps -> {
            throw new IllegalStateException(message);
        });
    }

    private static BackendFeature failingModule(String pluginId, String id, String message) {
        return module(pluginId, id, deps -> {
            throw new IllegalStateException(message);
        });
    }

    @BackendPlugin("watching")
    static class Watching {

        @Init
        void init(Backend backend, RootLifecycleService root, Trace trace) {
            trace.add("during the start: " + backend.startupResult().isPresent());
            root.addStartupHook(
                    () -> trace.add("in a root hook: " + backend.startupResult().isPresent()));
        }
    }

    @BackendPlugin("todo")
    static class BadPlugin {

        static final IOException THROWN = new IOException("plugin");

        @Init
        void init() throws IOException {
            throw THROWN;
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class BadModule {

        static final Error THROWN = new AssertionError("module");

        @Init
        void init() {
            throw THROWN;
        }
    }
}
