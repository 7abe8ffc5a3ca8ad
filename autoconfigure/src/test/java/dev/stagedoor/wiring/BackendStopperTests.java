package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests of {@link BackendStopper}. */
class BackendStopperTests {

    private final TestBackend backend = new TestBackend();

    @Test
    @Case({"LCX-01", "LCX-07"})
    void stopGoesThroughItsLevels() {
        backend.plugin("todo");
        backend.start();
        backend.stopper().stop();
        assertThat(backend.trace.events())
                .endsWith("root before-shutdown", "todo shutdown", "todo close", "root shutdown");
        assertThat(backend.stateOf("todo")).isEqualTo(State.STOPPED);
    }

    @Test
    @Case("LCX-02")
    void pluginsStopAtTheSameTimeAndAreClosedAfterAllHooks() throws Exception {
        Trace.Step meeting = Trace.meeting(2);
        backend.plugin("a").shutdown(meeting).close(() -> backend.trace.add(backend.trace.of("b shutdown") + ""));
        backend.plugin("b").shutdown(meeting);
        backend.start();
        backend.stopper().stop();
        assertThat(backend.trace.events()).contains("[b shutdown]", "a shutdown");
    }

    @Test
    @Case({"LCX-03", "LCX-09", "LCX-14"})
    void whatFailsIsLoggedAndStopsNothingElse() {
        IllegalStateException failure = new IllegalStateException("hook");
        StackOverflowError error = new StackOverflowError();
        backend.lifecycle = new FakeRootLifecycle(backend.trace) {

            @Override
            public void beforeShutdown() {
                throw error;
            }
        };
        backend.plugin("bad")
                .shutdown(() -> {
                    throw failure;
                })
                .close(() -> {
                    throw failure;
                });
        backend.plugin("good");
        backend.start();
        backend.stopper().stop();
        assertThat(backend.trace.events())
                .contains("good shutdown", "good close")
                .endsWith("root shutdown");
        assertThat(backend.logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .extracting(entry -> (Throwable) entry.throwable())
                .containsExactly(error, failure, failure);
    }

    @Test
    @Case("LCX-04")
    void severalStopsRunHooksOnceAndAllWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        backend.plugin("todo").shutdown(() -> {
            begun.countDown();
            Trace.await(release);
        });
        backend.start();
        BackendStopper stopper = backend.stopper();
        CompletableFuture<Void> first = CompletableFuture.runAsync(stopper::stop, task -> new Thread(task).start());
        Trace.await(begun);
        CompletableFuture<Void> second = CompletableFuture.runAsync(stopper::stop, task -> new Thread(task).start());
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        release.countDown();
        CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);
        stopper.stop();
        assertThat(backend.trace.of("todo shutdown", "todo close", "root shutdown", "root before-shutdown"))
                .containsExactly("root before-shutdown", "todo shutdown", "todo close", "root shutdown");
    }

    @Test
    @Case("LCX-05")
    void stopDuringStartWaitsUntilItHasSettled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        backend.plugin("todo").init(() -> {
            begun.countDown();
            Trace.await(release);
        });
        CompletableFuture<StartupResult> start = backend.startInBackground();
        Trace.await(begun);
        BackendStopper stopper = backend.stopper();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(stopper::stop, task -> new Thread(task).start());
        assertThat(stop).isNotDone();
        release.countDown();
        start.get(20, TimeUnit.SECONDS);
        stop.get(20, TimeUnit.SECONDS);
        assertThat(backend.trace.of("todo startup", "root startup", "root before-shutdown"))
                .containsExactly("todo startup", "root startup", "root before-shutdown");
    }

    @Test
    @Case({"LCX-05", "LCX-15"})
    void aStartThatNeverSettlesIsGivenUp() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        backend.stopTimeout(Duration.ofMillis(100)).plugin("todo").init(() -> {
            begun.countDown();
            Trace.await(new CountDownLatch(1));
        });
        CompletableFuture<StartupResult> start = backend.startInBackground();
        Trace.await(begun);
        backend.stopper().stop();
        assertThatThrownBy(start::join)
                .hasCauseInstanceOf(BackendStartupException.class)
                .hasMessageContaining("stopped while plugin 'todo' started");
        assertThat(backend.trace.events()).endsWith("todo shutdown", "todo close", "root shutdown");
    }

    @Test
    @Case({"LCX-06", "LCX-07", "BCK-08", "PLG-04"})
    void afterAFailedStartAllPluginsAreShutDown() {
        backend.plugin("bad").init(() -> {
            throw new IllegalStateException();
        });
        backend.plugin("never").problem(new IllegalStateException());
        backend.plugin("good");
        assertThatExceptionOfType(BackendStartupException.class).isThrownBy(backend::start);
        assertThat(backend.trace.events()).doesNotContain("bad shutdown", "bad close");
        backend.stopper().stop();
        assertThat(backend.trace.events())
                .contains("bad shutdown", "bad close", "never shutdown", "good shutdown")
                .endsWith("root shutdown");
    }

    @Test
    @Case("LCX-15")
    void aHookThatNeverEndsIsLeftBehind() {
        backend.stopTimeout(Duration.ofMillis(100))
                .parallelism(1)
                .plugin("todo")
                .shutdown(() -> Trace.await(new CountDownLatch(1)));
        backend.plugin("other");
        backend.start();
        backend.stopper().stop();
        assertThat(backend.trace.events())
                .contains("other shutdown", "todo close", "other close")
                .endsWith("root shutdown");
        assertThat(backend.logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .singleElement()
                .satisfies(entry -> assertThat(entry.throwable())
                        .isNotNull()
                        .hasMessageContainingAll(
                                "'todo'", "100ms", "its shutdown hooks", "stagedoor.shutdown.timeout"));
    }

    @Test
    void aStopWithoutAStartOfThePluginsRunsTheRootHooksAlone() {
        backend.plugin("todo");
        backend.stopper().stop();
        assertThat(backend.trace.events()).containsExactly("root before-shutdown", "root shutdown");
    }

    @Test
    @Case("BCK-10")
    void withoutARootLifecycleThePluginsStopNevertheless() {
        backend.plugin("todo");
        backend.start();
        backend.lifecycle = null;
        backend.stopper().stop();
        assertThat(backend.trace.events()).endsWith("todo shutdown", "todo close");
        assertThat(backend.logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .hasSize(2)
                .allSatisfy(
                        entry -> assertThat(entry.throwable()).isNotNull().hasMessageContaining("core.rootLifecycle"));
    }
}
