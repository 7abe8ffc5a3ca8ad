package dev.stagedoor.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Failure;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.wiring.TestBackend.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests of {@link PluginStart}: one plugin and its modules. */
class PluginStartTests {

    private final TestBackend backend = new TestBackend();

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    @Case({"CON-02", "MOD-02", "LCS-01", "PLG-06", "PLG-11", "MOD-12", "CON-11"})
    void theStepsOfAPluginFollowEachOther(int parallelism) {
        FakePlugin todo = backend.parallelism(parallelism).plugin("todo");
        todo.module("csv");
        backend.plugin("other");
        StartupResult result = backend.start();
        assertThat(backend.trace.of(
                        "todo services",
                        "csv begins",
                        "csv ends",
                        "todo init",
                        "todo beans",
                        "todo open",
                        "todo startup"))
                .containsExactly(
                        "todo services",
                        "csv begins",
                        "csv ends",
                        "todo init",
                        "todo beans",
                        "todo open",
                        "todo startup");
        assertThat(entry(result, "other").modules()).isEmpty();
        assertThat(backend.stateOf("todo")).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    @Case({"ORD-01", "ORD-04"})
    void aModuleRunsAfterThoseThatUseItsExtensionPoint(int parallelism) {
        FakePlugin todo = backend.parallelism(parallelism).plugin("todo");
        todo.module("a").provides("a.point");
        todo.module("b").provides("b.point").consumes("a.point");
        todo.module("c").consumes("b.point");
        backend.start();
        assertThat(backend.trace.of("a begins", "a ends", "b begins", "b ends", "c begins", "c ends", "todo init"))
                .containsExactly("c begins", "c ends", "b begins", "b ends", "a begins", "a ends", "todo init");
    }

    @Test
    @Case({"ORD-02", "ORD-11"})
    void aProviderWaitsForItsSlowConsumersButNotForOthers() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch fastProviderRan = new CountDownLatch(1);
        FakePlugin todo = backend.plugin("todo");
        todo.module("provider").provides("x");
        todo.module("fast").consumes("x");
        todo.module("slow").consumes("x").init(() -> Trace.await(release));
        todo.module("other-provider").provides("y").init(fastProviderRan::countDown);
        todo.module("other").consumes("y");
        CompletableFuture<StartupResult> start = backend.startInBackground();
        Trace.await(fastProviderRan);
        assertThat(backend.trace.events()).doesNotContain("provider begins");
        release.countDown();
        start.get(20, TimeUnit.SECONDS);
        assertThat(backend.trace.of("slow ends", "fast ends", "provider begins"))
                .endsWith("provider begins")
                .hasSize(3);
    }

    @Test
    @Case({"ORD-03", "CON-03", "ORD-05", "ORD-12", "ORD-10"})
    void modulesThatAreNotRelatedOverlap() {
        Trace.Step meeting = Trace.meeting(3);
        FakePlugin todo = backend.plugin("todo");
        todo.module("a").consumes("plugins.own").init(meeting);
        todo.module("b").consumes("plugins.own").init(meeting);
        backend.plugin("other").module("c").provides("plugins.own").init(meeting);
        assertThat(backend.start().outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
    }

    @Test
    @Case({"ORD-06", "MOD-05", "BFP-15", "LCS-11", "BFP-13"})
    void aFailedModuleStopsNeitherItsProviderNorItsPlugin() {
        IllegalStateException failure = new IllegalStateException("csv");
        FakePlugin todo = backend.allowing("onPluginBootFailure").plugin("todo");
        todo.module("provider").provides("x");
        todo.module("csv").consumes("x").init(() -> {
            throw failure;
        });
        StartupResult result = failing();
        assertThat(backend.trace.of("provider ends", "todo init", "todo startup"))
                .containsExactly("provider ends", "todo init", "todo startup");
        assertThat(entry(result, "todo").failure()).isNull();
        assertThat(entry(result, "todo").modules().get(0).failure()).isEqualTo(new Failure(failure, false));
        assertThat(backend.stateOf("todo")).isEqualTo(State.RUNNING);
    }

    @Test
    @Case({"ORD-07", "CYC-11", "ERR-08"})
    void aCycleOfModulesFailsTheirPlugin() {
        FakePlugin todo = backend.plugin("todo");
        todo.module("a").provides("x").consumes("y");
        todo.module("b").provides("y").consumes("x");
        backend.plugin("other");
        StartupResult result = failing();
        Failure failure = entry(result, "todo").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.error())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("plugin 'todo'")
                .hasMessageContaining("'a' -> 'b' -> 'a'");
        assertThat(entry(result, "todo").modules()).isEmpty();
        assertThat(backend.trace.events())
                .contains("other startup")
                .doesNotContain("a begins", "b begins", "todo init");
    }

    @Test
    @Case("ORD-08")
    void aModuleThatUsesItsOwnExtensionPointIsACycle() {
        backend.plugin("todo").module("a").provides("x").consumes("x");
        assertThat(entry(failing(), "todo").failure())
                .satisfies(failure -> assertThat(failure.error()).hasMessageContaining("'a' -> 'a'"));
    }

    @Test
    @Case("ORD-09")
    void modulesThatAreReadyTogetherBeginInOrderOfInstallation() {
        FakePlugin todo = backend.parallelism(1).plugin("todo");
        todo.module("b");
        todo.module("a");
        todo.module("c");
        backend.start();
        assertThat(backend.trace.of("a begins", "b begins", "c begins"))
                .containsExactly("b begins", "a begins", "c begins");
    }

    @Test
    @Case({"PLG-07", "PLG-17", "EXT-05"})
    void aPluginWithAProblemNeverRuns() {
        IllegalStateException problem = new IllegalStateException("Plugin 'todo' is already registered");
        backend.plugin("todo").problem(problem).module("csv");
        backend.plugin("other");
        StartupResult result = failing();
        assertThat(entry(result, "todo").failure()).isEqualTo(new Failure(problem, false));
        assertThat(backend.trace.events())
                .contains("other startup")
                .doesNotContain("todo services", "csv begins", "todo init");
        assertThat(backend.stateOf("todo")).isEqualTo(State.FAILED);
    }

    @Test
    @Case({"MOD-16", "MOD-04", "BFP-11"})
    void aModuleWithAProblemDoesNotRunAndItsSiblingsDo() {
        IllegalStateException problem = new IllegalStateException("clash");
        FakePlugin todo = backend.allowing("onPluginModuleBootFailure").plugin("todo");
        todo.module("csv");
        todo.module("xml").problem(problem).provides("x").consumes("x");
        todo.module("csv").problem(problem);
        StartupResult result = backend.start();
        assertThat(entry(result, "todo").modules())
                .extracting(StartupResult.Module::moduleId, StartupResult.Module::failure)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("xml", new Failure(problem, true)),
                        org.assertj.core.groups.Tuple.tuple("csv", new Failure(problem, true)));
        assertThat(backend.trace.of("csv begins", "xml begins", "todo init"))
                .containsExactly("csv begins", "todo init");
    }

    @Test
    @Case({"MOD-11", "LCS-03", "RES-04", "RES-05"})
    void aFailedInitLeavesTheModulesEntryAndRunsNoHook() {
        IllegalStateException failure = new IllegalStateException("init");
        FakePlugin todo = backend.plugin("todo").init(() -> {
            throw failure;
        });
        todo.module("csv");
        StartupResult.Plugin entry = entry(failing(), "todo");
        assertThat(entry.failure()).isNotNull();
        assertThat(entry.failure().error()).isSameAs(failure);
        assertThat(entry.modules())
                .singleElement()
                .extracting(StartupResult.Module::failure)
                .isNull();
        assertThat(backend.trace.events())
                .contains("todo withdraw")
                .doesNotContain("todo beans", "todo open", "todo startup", "todo close");
    }

    @Test
    @Case({"BFP-11", "RES-04"})
    void errorsAreStoredLikeExceptions() {
        NoClassDefFoundError missing = new NoClassDefFoundError("Missing");
        backend.plugin("services").services(() -> {
            throw missing;
        });
        backend.plugin("deep").init(() -> recurse(0));
        backend.plugin("beans").beans(() -> {
            throw missing;
        });
        backend.plugin("modules").module("csv").init(() -> {
            throw missing;
        });
        StartupResult result = failing();
        assertThat(entry(result, "services").failure()).isEqualTo(new Failure(missing, false));
        assertThat(entry(result, "beans").failure()).isEqualTo(new Failure(missing, false));
        assertThat(entry(result, "modules").modules().get(0).failure()).isEqualTo(new Failure(missing, false));
        assertThat(entry(result, "deep").failure())
                .satisfies(failure -> assertThat(failure.error()).isInstanceOf(StackOverflowError.class));
    }

    @Test
    @Case({"LCS-13", "RES-11"})
    void aLifecycleThatFailsTurnsTheEntryIntoAFailure() {
        IllegalStateException failure = new IllegalStateException("lifecycle");
        backend.plugin("todo").startup(() -> {
            throw failure;
        });
        assertThat(entry(failing(), "todo").failure()).isEqualTo(new Failure(failure, false));
        assertThat(backend.stateOf("todo")).isEqualTo(State.FAILED);
    }

    @Test
    @Case({"EPF-05", "EPF-07", "EPF-08", "LOG-07"})
    void extensionPointsReportFailuresOfModules() {
        IllegalStateException early = new IllegalStateException("early");
        IllegalStateException inInit = new IllegalStateException("in init");
        ModuleUnit.ModuleReports[] reports = new ModuleUnit.ModuleReports[1];
        FakePlugin todo = backend.allowing("onPluginModuleBootFailure")
                .plugin("todo")
                .init(() -> reports[0].reportFailure("todo", "xml", inInit));
        todo.module("csv").reporting(given -> given.reportFailure("todo", "csv", early));
        todo.module("xml").reporting(given -> reports[0] = given);
        StartupResult result = backend.start();
        assertThat(entry(result, "todo").modules())
                .extracting(StartupResult.Module::failure)
                .containsExactlyInAnyOrder(new Failure(early, true), new Failure(inInit, true));
        reports[0].reportFailure("todo", "csv", inInit);
        assertThat(backend.starter().result()).contains(result);
        assertThat(backend.logger.messages(org.slf4j.event.Level.ERROR))
                .last()
                .asString()
                .contains("'todo'", "'csv'", "after startup had finished");
    }

    @Test
    void threadsThatRunForAPluginTellTheLogSo() {
        FakePlugin todo = backend.plugin("todo")
                .services(() -> traceMdc("services"))
                .init(() -> traceMdc("init"))
                .startup(() -> traceMdc("startup"));
        todo.module("csv").init(() -> traceMdc("module"));
        backend.start();
        assertThat(backend.trace.events())
                .contains("services of todo", "module of todo", "init of todo", "startup of todo");
        assertThat(MDC.get("plugin")).isNull();
    }

    private void traceMdc(String step) {
        backend.trace.add(step + " of " + MDC.get("plugin"));
    }

    private int recurse(int depth) {
        return depth < 0 ? depth : 1 + recurse(depth + 1);
    }

    private StartupResult failing() {
        BackendStartupException failure = catchThrowableOfType(BackendStartupException.class, backend::start);
        assertThat(failure).isNotNull();
        return failure.getResult();
    }
}
