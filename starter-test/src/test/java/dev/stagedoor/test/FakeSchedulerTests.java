package dev.stagedoor.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.scheduler.ScheduledTask;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Status;
import dev.stagedoor.scheduler.TaskRegistration;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests of {@link FakeScheduler}. */
class FakeSchedulerTests {

    private static final TaskSchedule HOURLY = TaskSchedule.every(Duration.ofHours(1));

    private final FakeScheduler scheduler = new FakeScheduler();

    private final List<Instant> ran = new ArrayList<>();

    @Test
    void nothingRunsBeforeTheClockIsMoved() {
        scheduler.schedule("purge", HOURLY, this::run);
        assertThat(ran).isEmpty();
        scheduler.advance(Duration.ZERO);
        assertThat(ran).containsExactly(scheduler.instant());
    }

    @Test
    @Case("SCH-33")
    void whatBecomesDueRunsAtItsTime() {
        Instant start = scheduler.instant();
        scheduler.schedule("purge", HOURLY.initialDelay(Duration.ofMinutes(30)), this::run);
        scheduler.advance(Duration.ofHours(2));
        assertThat(ran).containsExactly(start.plus(Duration.ofMinutes(30)), start.plus(Duration.ofMinutes(90)));
        assertThat(scheduler.instant()).isEqualTo(start.plus(Duration.ofHours(2)));
    }

    @Test
    void tasksRunInTheOrderOfTheirTimes() {
        scheduler.schedule("a", HOURLY.initialDelay(Duration.ofMinutes(20)), this::run);
        scheduler.schedule("b", HOURLY.initialDelay(Duration.ofMinutes(10)), this::run);
        assertThat(scheduler.advance(Duration.ofMinutes(75)))
                .extracting(FakeScheduler.Run::taskId)
                .containsExactly("b", "a", "b");
        assertThat(scheduler.runs()).hasSize(3);
        assertThat(scheduler.runs("a")).hasSize(1);
    }

    @Test
    void aCronExpressionGoesByTheZoneOfTheClock() {
        FakeScheduler berlin =
                FakeScheduler.at(Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("Europe/Berlin")));
        berlin.schedule("purge", TaskSchedule.cron("0 3 * * *"), () -> ran.add(berlin.instant()));
        berlin.advance(Duration.ofDays(1));
        assertThat(ran).containsExactly(Instant.parse("2026-07-01T01:00:00Z"));
    }

    @Test
    void aTaskThatThrowsIsKeptWithItsFailureAndRunsAgain() {
        scheduler.schedule("purge", HOURLY, () -> {
            run();
            throw new IllegalStateException("no luck");
        });
        assertThat(scheduler.advance(Duration.ofHours(1))).hasSize(2).allSatisfy(run -> {
            assertThat(run.failure()).hasMessage("no luck");
            assertThat(run.result().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(run.result().error()).isEqualTo("IllegalStateException: no luck");
        });
    }

    @Test
    void aTaskRunsWhenItIsTriggeredWhateverItsSchedule() {
        scheduler.schedule("manual", TaskSchedule.manual(), this::run);
        assertThat(scheduler.advance(Duration.ofDays(1))).isEmpty();
        scheduler.triggerTask("manual");
        assertThat(scheduler.trigger("manual").result().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(scheduler.runAll()).hasSize(1);
        assertThat(ran).hasSize(3);
    }

    @Test
    void aTriggeredRunMovesTheNext() {
        scheduler.schedule("purge", HOURLY.initialDelay(Duration.ofMinutes(30)), this::run);
        scheduler.triggerTask("purge");
        assertThat(info("purge").nextRunAt()).isEqualTo(scheduler.instant().plus(Duration.ofHours(1)));
    }

    @Test
    @Case("SCH-33")
    void errorsAreThoseOfTheRealScheduler() {
        scheduler.schedule("purge", HOURLY, () -> scheduler.triggerTask("purge"));
        assertThat(scheduler.advance(Duration.ZERO).get(0).failure())
                .isInstanceOf(ConflictException.class)
                .hasMessage("Task purge is currently running");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scheduler.cancelTask("purge"))
                .withMessage("Task purge is not running");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scheduler.triggerTask("other"))
                .withMessage("Task other does not exist");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> scheduler.schedule(" ", HOURLY, this::run))
                .withMessage("  is not a valid ID, expected non-empty string");
    }

    @Test
    void aRunThatIsCancelledIsToldTo() {
        List<String> told = new ArrayList<>();
        scheduler.schedule("purge", HOURLY, cancellation -> {
            cancellation.onCancel(() -> told.add("called back"));
            assertThat(info("purge").status()).isEqualTo(Status.RUNNING);
            scheduler.cancelTask("purge");
            told.add(Thread.currentThread().isInterrupted() ? "interrupted" : "not interrupted");
            cancellation.throwIfCancelled();
        });
        FakeScheduler.Run run = scheduler.advance(Duration.ZERO).get(0);
        assertThat(run.result().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(run.result().error()).isEqualTo("Task was cancelled");
        assertThat(told).containsExactly("called back", "interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aTaskEndsWithItsRegistrationAndIsReplacedByItsId() {
        TaskRegistration former = scheduler.schedule("purge", HOURLY, this::run);
        TaskRegistration present =
                scheduler.createScheduledTaskRunner(TaskSchedule.manual()).run("purge", this::run);
        former.close();
        assertThat(scheduler.getScheduledTasks())
                .extracting(ScheduledTaskInfo::schedule)
                .containsExactly(TaskSchedule.manual());
        present.close();
        assertThat(scheduler.getScheduledTasks()).isEmpty();
    }

    @Test
    void theClockDoesNotGoBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scheduler.advance(Duration.ofSeconds(-1)))
                .withMessage("The clock of a scheduler does not go back, not by PT-1S");
    }

    @Test
    @Case("SCH-33")
    void installedInABackendItIsThatOfThePlugin() {
        BackendFeature plugin = BackendFeature.plugin(
                "todo",
                env -> env.registerInit(
                        deps -> deps.get(CoreServices.SCHEDULER).schedule("purge", HOURLY, this::run),
                        CoreServices.SCHEDULER));
        try (TestBackend backend = TestBackend.start(plugin, scheduler)) {
            scheduler.advance(Duration.ofHours(3));
            assertThat(ran).hasSize(4);
        }
    }

    @Test
    void installedInABackendItHasTheTasksOfMethods() {
        try (TestBackend backend = TestBackend.start(AnnotatedPlugin.class, scheduler)) {
            assertThat(scheduler.trigger("purge").result().outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(backend.pluginBean("annotated", AnnotatedPlugin.class).purged)
                    .isEqualTo(1);
        }
    }

    private void run() {
        ran.add(scheduler.instant());
    }

    private ScheduledTaskInfo info(String id) {
        return scheduler.getScheduledTasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @BackendPlugin("annotated")
    static class AnnotatedPlugin {

        int purged;

        @ScheduledTask(every = "1h")
        void purge() {
            purged++;
        }
    }
}
