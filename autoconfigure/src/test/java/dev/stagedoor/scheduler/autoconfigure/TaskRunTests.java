package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.FailureReports;
import dev.stagedoor.wiring.RecordingLogger;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Tests of {@link TaskRun}. */
class TaskRunTests {

    private static final Duration GRACE = Duration.ofMillis(50);

    private final TaskThreads threads = new TaskThreads(2, false);

    private final RecordingLogger logger = new RecordingLogger();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    @Case("SCH-15")
    void aTaskThatDoesNotListenIsToldOfOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TaskRun run = run(Duration.ofHours(1), cancellation -> {
            begun.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        CompletableFuture<LastRun> result = CompletableFuture.supplyAsync(run::execute, threads);
        Trace.await(begun);
        assertThat(run.end(EndReason.CANCELLED)).isTrue();
        assertThat(run.end(EndReason.LOST)).isFalse();
        await().until(() -> !logger.messages(Level.WARN).isEmpty());
        assertThat(run.awaitEnd(GRACE.multipliedBy(4))).isFalse();
        assertThat(logger.messages(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("Task 'purge' still runs PT0.05S after it was told to end (Task was cancelled)")
                .contains("has to end when its thread");
        release.countDown();
        assertThat(result.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(run.awaitEnd(Duration.ofSeconds(20))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theReasonToEndIsTheOutcomeWhateverTheTaskDoes(EndReason reason) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        TaskRun run = run(Duration.ofHours(1), cancellation -> {
            begun.countDown();
            while (!cancellation.isCancelled()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(cancellation::throwIfCancelled).hasMessage(reason.text());
        });
        CompletableFuture<LastRun> result = CompletableFuture.supplyAsync(run::execute, threads);
        Trace.await(begun);
        run.end(reason);
        LastRun last = result.get(20, TimeUnit.SECONDS);
        assertThat(last.outcome()).isEqualTo(reason.outcome());
        assertThat(last.error()).isEqualTo(reason.text());
    }

    @Test
    void aRunThatIsEndedBeforeItBeginsDoesNothing() {
        AtomicInteger calls = new AtomicInteger();
        TaskRun run = run(Duration.ofHours(1), cancellation -> calls.incrementAndGet());
        run.end(EndReason.LOST);
        assertThat(run.execute().outcome()).isEqualTo(Outcome.LOST);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aRunThatHasEndedIsNotEndedAgain() {
        TaskRun run = run(Duration.ofHours(1), cancellation -> {});
        assertThat(run.execute().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(run.end(EndReason.CANCELLED)).isFalse();
    }

    @Test
    void anInterruptIsLeftToNobody() {
        LastRun last = run(
                        Duration.ofHours(1),
                        cancellation -> Thread.currentThread().interrupt())
                .execute();
        assertThat(last.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void callbacksAreCalledOnceEvenIfTheyFailOrComeLate() throws Exception {
        CountDownLatch called = new CountDownLatch(2);
        TaskRun run = run(Duration.ofMillis(20), cancellation -> {
            cancellation.onCancel(() -> {
                throw new IllegalStateException("no luck");
            });
            cancellation.onCancel(called::countDown);
            try {
                new CountDownLatch(1).await();
            } finally {
                cancellation.onCancel(called::countDown);
            }
        });
        assertThat(run.execute().outcome()).isEqualTo(Outcome.TIMED_OUT);
        Trace.await(called);
    }

    @Test
    void whoMeasuresAndFailsHarmsNoTask() {
        TaskMeters broken = new TaskMeters() {

            @Override
            public void started(TaskDefinition task, Instant at) {
                throw new IllegalStateException("no luck");
            }

            @Override
            public void ended(TaskDefinition task, LastRun run) {
                throw new IllegalStateException("no luck");
            }
        };
        TaskRuns runs = new TaskRuns(
                threads, InstantSource.system(), broken, () -> ObservationRegistry.NOOP, FailureReports.none());
        AtomicInteger calls = new AtomicInteger();
        assertThat(runs.of(definition(Duration.ofHours(1), cancellation -> calls.incrementAndGet()))
                        .execute()
                        .outcome())
                .isEqualTo(Outcome.COMPLETED);
        assertThat(calls).hasValue(1);
    }

    private TaskRun run(Duration timeout, CancellableTask body) {
        return new TaskRuns(
                        threads,
                        InstantSource.system(),
                        TaskMeters.NONE,
                        () -> ObservationRegistry.NOOP,
                        FailureReports.none(),
                        GRACE)
                .of(definition(timeout, body));
    }

    private TaskDefinition definition(Duration timeout, CancellableTask body) {
        return new TaskDefinition(
                new TaskKey("todo", "purge"),
                TaskSchedule.manual().timeout(timeout),
                body,
                logger.child(Map.of("plugin", "todo")));
    }
}
