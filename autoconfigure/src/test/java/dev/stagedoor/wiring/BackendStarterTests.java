package dev.stagedoor.wiring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import dev.stagedoor.BackendStartupException;
import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Outcome;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.wiring.TestBackend.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests of {@link BackendStarter}: all plugins and the root. */
class BackendStarterTests {

    private final TestBackend backend = new TestBackend();

    @Test
    @Case({"BCK-05", "RES-01"})
    void aBackendWithoutPluginsStarts() {
        StartupResult result = backend.start();
        assertThat(result.plugins()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(backend.trace.events()).containsExactly("root startup");
    }

    @Test
    @Case("CON-01")
    void pluginsStartAtTheSameTime() {
        Trace.Step meeting = Trace.meeting(2);
        backend.plugin("a").init(meeting);
        backend.plugin("b").init(meeting);
        assertThat(backend.start().outcome()).isEqualTo(Outcome.SUCCESS);
    }

    @Test
    @Case({"LCS-01", "LCS-02", "LCS-05", "CON-06", "BCK-09", "RES-06", "LCS-10"})
    void aPluginDoesNotWaitForOthersAndTheRootWaitsForAll() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch fastStarted = new CountDownLatch(1);
        backend.plugin("slow").startup(() -> Trace.await(release));
        backend.plugin("fast").startup(fastStarted::countDown);
        CompletableFuture<StartupResult> start = backend.startInBackground();
        Trace.await(fastStarted);
        assertThat(backend.trace.events()).doesNotContain("root startup");
        assertThat(start).isNotDone();
        assertThat(backend.starter().result()).isEmpty();
        release.countDown();
        StartupResult result = start.get(20, TimeUnit.SECONDS);
        assertThat(backend.trace.of("slow startup", "root startup")).containsExactly("slow startup", "root startup");
        assertThat(backend.starter().result()).contains(result);
        assertThat(result.plugins()).hasSize(2);
    }

    @Test
    @Case({"RES-02", "RES-03", "RES-05", "PLG-09", "BFP-14", "LCS-04"})
    void aDisallowedFailureFailsTheStartOnceAllHaveSettled() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        backend.plugin("bad").init(() -> {
            failed.countDown();
            throw new IllegalStateException("bad init");
        });
        backend.plugin("good").init(() -> Trace.await(failed)).module("csv").init(() -> {
            throw new IllegalStateException("bad module");
        });
        backend.plugin("worse").init(() -> {
            throw new IllegalStateException("worse init");
        });
        BackendStartupException failure = catchThrowableOfType(BackendStartupException.class, backend::start);
        assertThat(failure.getResult().plugins()).hasSize(3);
        assertThat(failure.getResult().outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(failure)
                .hasMessageContaining("Plugin 'bad' startup failed; caused by")
                .hasMessageContaining("bad init")
                .hasMessageContaining("Plugin 'worse' startup failed")
                .hasMessageContaining("Module 'csv' for plugin 'good' startup failed");
        assertThat(backend.trace.events()).contains("good startup").doesNotContain("root startup", "bad startup");
        assertThat(backend.starter().result()).contains(failure.getResult());
    }

    @Test
    @Case({"BFP-10", "LCS-04", "RES-08", "LOG-06"})
    void anAllowedFailureLetsTheRootStart() {
        IllegalStateException failure = new IllegalStateException("bad");
        backend.allowing("onPluginBootFailure").plugin("bad").init(() -> {
            throw failure;
        });
        StartupResult result = backend.start();
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(entry(result, "bad").failure()).isEqualTo(new StartupResult.Failure(failure, true));
        assertThat(backend.trace.events()).contains("root startup");
        assertThat(backend.logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.message()).contains("'bad'", "permitted");
                    assertThat(entry.throwable()).isSameAs(failure);
                });
    }

    @Test
    @Case("RES-06")
    void registrationFailuresComeFirst() {
        backend.allowing("onPluginBootFailure");
        backend.plugin("good");
        backend.plugin("bad").problem(new IllegalStateException());
        assertThat(backend.start().plugins())
                .extracting(StartupResult.Plugin::pluginId)
                .containsExactly("bad", "good");
    }

    @Test
    @Case("BFP-08")
    void thePolicyIsReadOncePerStart() {
        AtomicInteger reads = new AtomicInteger();
        RootServices root = new RootServices(
                () -> null,
                () -> {
                    reads.incrementAndGet();
                    return MapConfig.of(Map.of());
                },
                () -> new FakeRootLifecycle(backend.trace));
        backend.plugin("a");
        backend.plugin("b").module("m");
        LifeSupport support = backend.lives().support();
        PluginLives lives = new PluginLives(new LifeSupport(
                support.states(),
                root,
                support.startup(),
                support.retry(),
                support.shutdown(),
                support.observations(),
                support.timeline(),
                support.failures(),
                support.clock()));
        new BackendStarter(() -> backend.plugins, lives, result -> {}).start();
        assertThat(reads).hasValue(1);
    }

    @Test
    @Case({"BFP-09", "RES-10"})
    void aPolicyOfTheWrongTypeFailsTheStartAsItIs() {
        backend.config = MapConfig.of(Map.of("backend", Map.of("startup", "continue")));
        backend.plugin("todo");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(backend::start);
        assertThat(backend.trace.events()).isEmpty();
    }

    @Test
    @Case({"BCK-10", "RES-10"})
    void withoutARootLifecycleNothingStarts() {
        backend.lifecycle = null;
        backend.plugin("todo");
        assertThatIllegalStateException().isThrownBy(backend::start).withMessageContaining("core.rootLifecycle");
        assertThat(backend.trace.events()).isEmpty();
    }

    @Test
    @Case({"RES-10", "BFP-12"})
    void aRootLifecycleThatFailsFailsTheStartAsItIs() {
        IllegalArgumentException failure = new IllegalArgumentException();
        backend.lifecycle = new FakeRootLifecycle(backend.trace) {

            @Override
            public void startup() {
                throw failure;
            }
        };
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(backend::start)
                .isSameAs(failure);
    }

    @Test
    @Case({"BCK-02", "BCK-03", "BCK-08", "ERR-18"})
    void aBackendStartsOnceAndNotAfterItStopped() {
        backend.start();
        assertThatIllegalStateException().isThrownBy(backend::start).withMessageContaining("already started");
        backend.stopper().stop();
        assertThatIllegalStateException().isThrownBy(backend::start).withMessageContaining("already stopped");
    }

    @Test
    @Case("BCK-07")
    void backendsInOneProcessAreIndependent() {
        TestBackend other = new TestBackend();
        other.plugin("todo");
        backend.plugin("todo").init(() -> {
            throw new IllegalStateException();
        });
        assertThatExceptionOfType(BackendStartupException.class).isThrownBy(backend::start);
        assertThat(other.start().outcome()).isEqualTo(Outcome.SUCCESS);
    }

    @Test
    @Case("CON-09")
    void whatAStepWroteIsSeenByTheNext() {
        int[] written = new int[4];
        FakePlugin todo = backend.plugin("todo").services(() -> written[0] = 1);
        todo.module("csv").init(() -> written[1] = written[0] + 1);
        todo.init(() -> written[2] = written[1] + 1).startup(() -> written[3] = written[2] + 1);
        backend.start();
        assertThat(written).containsExactly(1, 2, 3, 4);
    }

    @Test
    @Case({"CON-01", "CON-04", "CON-10"})
    void aThousandPluginsStartOnceEach() {
        for (int i = 0; i < 1000; i++) {
            backend.plugin("plugin-" + i).module("module-" + i);
        }
        StartupResult result = backend.start();
        assertThat(result.plugins())
                .hasSize(1000)
                .allSatisfy(plugin -> assertThat(plugin.modules()).hasSize(1));
        assertThat(backend.trace.events().stream().filter(event -> event.endsWith(" init")))
                .hasSize(1000)
                .doesNotHaveDuplicates();
    }

    @Test
    @Case({"LOG-01", "LOG-02", "LOG-04", "LOG-05"})
    void theStartTellsWhatItDoes() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        backend.plugin("b").init(() -> Trace.await(failed));
        backend.plugin("a").startup(() -> {}).module("m");
        FakePlugin bad = backend.plugin("bad").problem(new IllegalStateException("no"));
        assertThatExceptionOfType(BackendStartupException.class).isThrownBy(() -> {
            failed.countDown();
            backend.start();
        });
        assertThat(backend.logger.entries)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.fields()).containsEntry("type", "initialization"));
        assertThat(backend.logger.messages(Level.INFO))
                .containsExactly(
                        "Plugin initialization started: 'a', 'b', 'bad'",
                        "Plugin initialization complete, newly initialized: 'a', 'b'");
        assertThat(backend.logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.message()).contains("'bad'", "waiting for 2 other plugins");
                    assertThat(entry.throwable()).isSameAs(bad.problem());
                });
    }

    @Test
    @Case("LOG-08")
    void withoutARootLoggerTheStartIsSilent() {
        backend.logs = false;
        backend.plugin("todo");
        assertThat(backend.start().outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(backend.logger.entries).isEmpty();
    }

    @Test
    @Case("LOG-03")
    void progressIsToldInGrowingGaps() {
        FibonacciGaps gaps = new FibonacciGaps();
        List<Long> seconds = java.util.stream.Stream.generate(gaps::next)
                .limit(13)
                .map(java.time.Duration::toSeconds)
                .toList();
        assertThat(seconds).containsExactly(1L, 1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L, 55L, 60L, 60L, 60L);
        StartupProgress progress = new StartupProgress(List.of("c", "b", "a"));
        StartupLog log = new StartupLog(backend.logger, progress);
        progress.started("b");
        log.goingOn();
        log.goingOn();
        progress.started("c");
        progress.failed("a");
        log.ended();
        assertThat(backend.logger.messages(Level.INFO))
                .containsExactly(
                        "Plugin initialization in progress, newly initialized: 'b', still initializing: 'a', 'c'",
                        "Plugin initialization in progress, still initializing: 'a', 'c'",
                        "Plugin initialization complete, newly initialized: 'c'");
    }
}
