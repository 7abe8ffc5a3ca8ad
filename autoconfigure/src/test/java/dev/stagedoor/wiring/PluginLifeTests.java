package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Tests of {@link PluginLife}: what follows on the first start of a plugin. */
class PluginLifeTests {

    private static final Duration SOON = Duration.ofMillis(5);

    private final TestBackend backend = new TestBackend();

    private final AtomicBoolean broken = new AtomicBoolean();

    // Restart

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void aRestartGoesThroughTheStopAndTheStartOfThisPluginAlone(int parallelism) {
        FakePlugin todo = backend.parallelism(parallelism).plugin("todo");
        todo.drain(() -> backend.trace.add("todo drains, " + backend.stateOf("todo")));
        todo.register(() -> backend.trace.add("todo registers"));
        todo.module("csv");
        backend.plugin("other");
        backend.start();
        int before = backend.trace.events().size();
        backend.backend().restart("todo");
        assertThat(backend.trace.events().subList(before, backend.trace.events().size()))
                .containsExactly(
                        "todo drains, RESTARTING",
                        "todo shutdown",
                        "todo close",
                        "todo registers",
                        "todo services",
                        "csv begins",
                        "csv ends",
                        "todo init",
                        "todo beans",
                        "todo open",
                        "todo startup");
        assertThat(backend.stateOf("todo")).isEqualTo(State.RUNNING);
        assertThat(backend.logger.messages(Level.INFO))
                .endsWith("Plugin 'todo' is restarted", "Plugin 'todo' runs again");
    }

    @Test
    void aRestartThatFailsSaysWhyAndIsTriedAgainWhateverThePolicy() {
        backend.retrying(true, SOON).plugin("todo").init(this::failWhileBroken);
        backend.start();
        broken.set(true);
        assertThatExceptionOfType(PluginRestartException.class)
                .isThrownBy(() -> backend.backend().restart("todo"))
                .withMessage("Plugin 'todo' did not start again: broken")
                .satisfies(failure -> assertThat(failure.getPluginId()).isEqualTo("todo"));
        assertThat(backend.statusOf("todo").failure()).hasMessage("broken");
        broken.set(false);
        await().until(() -> backend.stateOf("todo") == State.RUNNING);
    }

    @Test
    void restartsThatAreAskedForDuringARestartAreOneAfterIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger closes = new AtomicInteger();
        backend.plugin("todo").close(() -> {
            closes.incrementAndGet();
            begun.countDown();
            Trace.await(release);
        });
        backend.start();
        CompletableFuture<Void> first = restart("todo");
        Trace.await(begun);
        PluginLife life = backend.lives().of("todo");
        CompletableFuture<?> second = life.restart();
        CompletableFuture<?> third = life.restart();
        assertThat(first).isNotDone();
        release.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        third.get(20, TimeUnit.SECONDS);
        assertThat(closes).hasValue(2);
        assertThat(backend.statusOf("todo").starts()).isEqualTo(3);
    }

    @Test
    void aRestartThatIsAskedForDuringTheStartComesAfterIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        backend.plugin("todo").init(() -> {
            begun.countDown();
            Trace.await(release);
        });
        CompletableFuture<?> start = backend.startInBackground();
        Trace.await(begun);
        CompletableFuture<?> restart = backend.lives().of("todo").restart();
        assertThat(restart).isNotDone();
        release.countDown();
        start.get(20, TimeUnit.SECONDS);
        restart.get(20, TimeUnit.SECONDS);
        assertThat(backend.trace.of("todo startup", "todo shutdown"))
                .containsExactly("todo startup", "todo shutdown", "todo startup");
    }

    @Test
    void twoPluginsRestartAtTheSameTime() throws Exception {
        Trace.Step meeting = Trace.meeting(2);
        AtomicBoolean meets = new AtomicBoolean();
        Trace.Step init = () -> {
            if (meets.get()) {
                meeting.run();
            }
        };
        backend.plugin("a").init(init);
        backend.plugin("b").init(init);
        backend.start();
        meets.set(true);
        CompletableFuture.allOf(restart("a"), restart("b")).get(20, TimeUnit.SECONDS);
        assertThat(backend.backend().plugins()).extracting(PluginStatus::starts).containsExactly(2, 2);
    }

    @Test
    void aPluginThatIsNotThereCannotBeRestarted() {
        backend.plugin("todo");
        backend.start();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> backend.backend().restart("tod"))
                .withMessage("Plugin 'tod' is not installed. Did you mean 'todo'? Installed are: 'todo'.");
    }

    @Test
    void aPluginCannotBeRestartedOnceTheBackendStops() {
        backend.plugin("todo");
        backend.start();
        backend.stopper().stop();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> backend.backend().restart("todo"))
                .withMessage("Plugin 'todo' cannot be restarted, because the backend is stopping");
    }

    @Test
    void aStopDuringARestartWaitsForItAndRefusesTheNext() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        backend.plugin("todo").shutdown(() -> {
            begun.countDown();
            Trace.await(release);
        });
        backend.start();
        CompletableFuture<Void> restart = restart("todo");
        Trace.await(begun);
        CompletableFuture<?> waiting = backend.lives().of("todo").restart();
        CompletableFuture<Void> stop = inBackground(() -> backend.stopper().stop());
        await().until(waiting::isCompletedExceptionally);
        assertThat(stop).isNotDone();
        release.countDown();
        stop.get(20, TimeUnit.SECONDS);
        assertThat(restart)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withMessageContaining("The backend was stopped while plugin 'todo' was restarted");
        assertThat(backend.trace.of("todo shutdown", "todo close", "todo init", "root shutdown"))
                .containsExactly("todo init", "todo shutdown", "todo close", "root shutdown");
        assertThat(backend.stateOf("todo")).isEqualTo(State.STOPPED);
    }

    @Test
    void aRestartThatHangsIsGivenUpWhenTheBackendStops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean();
        backend.stopTimeout(Duration.ofMillis(50)).plugin("todo").init(() -> {
            if (hangs.get()) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
        });
        backend.start();
        hangs.set(true);
        CompletableFuture<Void> restart = restart("todo");
        Trace.await(begun);
        inBackground(() -> backend.stopper().stop()).get(20, TimeUnit.SECONDS);
        assertThat(restart)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withMessageContaining("The backend was stopped while plugin 'todo' started");
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheRestart() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        backend.plugin("todo").close(() -> {
            begun.countDown();
            Trace.await(release);
        });
        backend.start();
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                backend.backend().restart("todo");
                outcome.complete(new AssertionError("The wait was not interrupted"));
            } catch (PluginRestartException ex) {
                outcome.complete(ex);
            }
        });
        caller.start();
        Trace.await(begun);
        caller.interrupt();
        assertThat(outcome.get(20, TimeUnit.SECONDS)).hasMessageContaining("was interrupted; the restart goes on");
        release.countDown();
        await().until(() -> backend.statusOf("todo").starts() == 2 && backend.stateOf("todo") == State.RUNNING);
    }

    // Healing

    @Test
    void aPluginThatFailedIsTriedAgainUntilItStarts() {
        AtomicInteger tries = new AtomicInteger();
        backend.allowing("onPluginBootFailure")
                .retrying(true, SOON)
                .plugin("todo")
                .init(() -> {
                    if (tries.incrementAndGet() < 4) {
                        throw new IllegalStateException("not yet");
                    }
                });
        backend.start();
        await().until(() -> backend.stateOf("todo") == State.RUNNING);
        PluginStatus status = backend.statusOf("todo");
        assertThat(status.starts()).isEqualTo(4);
        assertThat(status.failure()).isNull();
        assertThat(status.nextRetryAt()).isNull();
        assertThat(status.startDuration()).isNotNull();
        assertThat(backend.trace.of("todo shutdown", "todo close", "todo startup"))
                .containsExactly(
                        "todo shutdown",
                        "todo close",
                        "todo shutdown",
                        "todo close",
                        "todo shutdown",
                        "todo close",
                        "todo startup");
    }

    @Test
    void aFailureThatStaysTheSameIsLoggedInFullOnce() {
        broken.set(true);
        backend.allowing("onPluginBootFailure")
                .retrying(true, SOON)
                .plugin("todo")
                .init(this::failWhileBroken);
        backend.start();
        await().until(() -> backend.statusOf("todo").starts() > 3);
        backend.lives().end(Duration.ofSeconds(20));
        assertThat(backend.logger.messages(Level.ERROR)).hasSize(1);
        assertThat(backend.logger.messages(Level.WARN))
                .contains("Plugin 'todo' did not start again: java.lang.IllegalStateException: broken");
    }

    @Test
    void aFailedPluginIsShownAsFailedWhileItIsTriedAgain() throws Exception {
        CountDownLatch again = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        backend.allowing("onPluginBootFailure")
                .retrying(true, SOON)
                .plugin("todo")
                .init(() -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    again.countDown();
                    Trace.await(release);
                });
        backend.start();
        Trace.await(again);
        assertThat(backend.stateOf("todo")).isEqualTo(State.FAILED);
        assertThat(backend.statusOf("todo").failure()).hasMessage("broken");
        release.countDown();
        await().until(() -> backend.stateOf("todo") == State.RUNNING);
    }

    @Test
    void theStatusTellsWhenTheNextTryIsDue() {
        broken.set(true);
        backend.allowing("onPluginBootFailure")
                .retrying(true, Duration.ofHours(1))
                .plugin("todo")
                .init(this::failWhileBroken);
        backend.start();
        PluginStatus status = backend.statusOf("todo");
        assertThat(status.nextRetryAt()).isAfter(status.since().plus(Duration.ofMinutes(59)));
        broken.set(false);
        backend.backend().restart("todo");
        assertThat(backend.statusOf("todo").nextRetryAt()).isNull();
    }

    @Test
    void aStartThatTookTooLongIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        backend.allowing("onPluginBootFailure")
                .startTimeout(Duration.ofMillis(50))
                .retrying(true, SOON)
                .plugin("todo")
                .init(() -> {
                    if (tries.incrementAndGet() == 1) {
                        new CountDownLatch(1).await();
                    }
                });
        backend.start();
        await().until(() -> backend.stateOf("todo") == State.RUNNING);
    }

    @Test
    void aThreadThatIsStillInTheLastStartIsNotJoinedByAnother() {
        AtomicBoolean loops = new AtomicBoolean(true);
        AtomicInteger looping = new AtomicInteger();
        backend.allowing("onPluginBootFailure")
                .startTimeout(Duration.ofMillis(50))
                .retrying(true, SOON)
                .plugin("todo")
                .init(() -> {
                    looping.incrementAndGet();
                    while (loops.get()) {
                        Thread.onSpinWait();
                    }
                });
        backend.start();
        await().until(() -> backend.logger.messages(Level.WARN).stream()
                .anyMatch(message -> message.contains("before its last start has let go of its thread")));
        assertThat(looping).hasValue(1);
        loops.set(false);
        await().until(() -> backend.stateOf("todo") == State.RUNNING);
        assertThat(looping).hasValue(2);
    }

    @Test
    void whatIsWrongWithTheWiringIsNotTriedAgain() {
        Problem problem = Problem.ofBackend(Problem.Kind.GENERAL, "wrong", List.of(), "mend it");
        backend.allowing("onPluginBootFailure")
                .retrying(true, SOON)
                .plugin("todo")
                .init(() -> {
                    throw new WiringException(List.of(problem), List.of());
                });
        backend.start();
        assertThat(backend.statusOf("todo").nextRetryAt()).isNull();
    }

    @Test
    void nothingIsTriedAgainIfThatIsNotWanted() {
        broken.set(true);
        backend.allowing("onPluginBootFailure").plugin("todo").init(this::failWhileBroken);
        backend.start();
        assertThat(backend.statusOf("todo").nextRetryAt()).isNull();
    }

    @Test
    void aPluginIsRestartedForAModuleThatFailed() {
        broken.set(true);
        FakePlugin todo = backend.allowing("onPluginModuleBootFailure")
                .retrying(true, SOON)
                .plugin("todo");
        todo.module("csv").init(this::failWhileBroken);
        backend.start();
        assertThat(backend.stateOf("todo")).isIn(State.RUNNING, State.RESTARTING);
        assertThat(backend.lives().support().states().moduleFailures("todo")).containsOnlyKeys("csv");
        broken.set(false);
        await().until(() -> backend.trace.events().contains("csv ends") && backend.stateOf("todo") == State.RUNNING);
        assertThat(backend.statusOf("todo").modules().get(0).failure()).isNull();
        assertThat(backend.statusOf("todo").modules().get(0).startDuration()).isNotNull();
    }

    @Test
    void aPluginIsNotRestartedForAModuleIfThatIsNotWanted() {
        broken.set(true);
        FakePlugin todo = backend.allowing("onPluginModuleBootFailure")
                .retrying(false, SOON)
                .plugin("todo");
        todo.module("csv").init(this::failWhileBroken);
        backend.start();
        PluginStatus status = backend.statusOf("todo");
        assertThat(status.nextRetryAt()).isNull();
        assertThat(status.modules().get(0).failure()).hasMessage("broken");
    }

    @Test
    void aStopEndsAllTries() {
        broken.set(true);
        backend.allowing("onPluginBootFailure")
                .retrying(true, SOON)
                .plugin("todo")
                .init(this::failWhileBroken);
        backend.start();
        backend.stopper().stop();
        assertThat(backend.stateOf("todo")).isEqualTo(State.STOPPED);
        assertThat(backend.statusOf("todo").nextRetryAt()).isNull();
        assertThat(backend.trace.events()).endsWith("root shutdown");
    }

    private void failWhileBroken() {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
    }

    private CompletableFuture<Void> restart(String pluginId) {
        return inBackground(() -> backend.backend().restart(pluginId));
    }

    private static CompletableFuture<Void> inBackground(Runnable action) {
        return CompletableFuture.runAsync(action, Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "test");
            thread.setDaemon(true);
            return thread;
        }));
    }
}
