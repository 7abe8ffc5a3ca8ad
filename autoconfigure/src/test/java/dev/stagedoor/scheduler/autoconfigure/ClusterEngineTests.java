package dev.stagedoor.scheduler.autoconfigure;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.AbstractDataSource;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.autoconfigure.ClusterDatabase.Kind;
import dev.stagedoor.scheduler.autoconfigure.TaskStatus.Worker;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Global tasks, with several engines in this JVM for several processes. */
@ExtendWith(OutputCaptureExtension.class)
class ClusterEngineTests {

    private static final TaskSchedule HOURLY = TaskSchedule.every(Duration.ofHours(1));

    private final List<AutoCloseable> open = new ArrayList<>();

    private ClusterDatabase database;

    private void open(Kind kind) {
        database = ClusterDatabase.create(kind);
        open.add(database);
    }

    private ClusterProcess process() {
        ClusterProcess process = new ClusterProcess(database.service());
        open.add(0, process);
        return process;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(20));
    }

    private static void sleepUntilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    // Times

    @ParameterizedTest
    @EnumSource
    void aTaskRunsAtOnceAndThenAtItsDistance(Kind kind) {
        open(kind);
        AtomicInteger runs = new AtomicInteger();
        ClusterProcess process = process();
        process.add("purge", TaskSchedule.every(Duration.ofMillis(300)), runs::incrementAndGet);
        await().untilAtomic(runs, org.hamcrest.Matchers.greaterThanOrEqualTo(4));
        await().until(() -> process.status("purge").lastRun() != null);
        assertThat(process.status("purge").lastRun().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(process.status("purge").lastRun().error()).isNull();
    }

    @Test
    void anInitialDelayPutsTheFirstRunOff() {
        open(Kind.H2);
        AtomicInteger runs = new AtomicInteger();
        ClusterProcess process = process();
        process.add("purge", HOURLY.initialDelay(Duration.ofMillis(800)), runs::incrementAndGet);
        Instant added = Instant.now();
        assertThat(process.status("purge").worker()).isEqualTo(Worker.INITIAL_WAIT);
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(1));
        assertThat(Duration.between(added, Instant.now())).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void aCronTaskAndOneByTheCalendarWaitForTheirTimes() {
        open(Kind.H2);
        ClusterProcess process = process();
        process.add("cron", TaskSchedule.cron("0 0 1 1 *"), () -> {});
        process.add("manual", TaskSchedule.manual(), () -> {});
        process.add("monthly", TaskSchedule.every(Period.ofMonths(1)), () -> {});
        assertThat(process.status("cron").nextRunAt()).isAfter(Instant.now());
        assertThat(process.status("manual").nextRunAt()).isNull();
        await().until(() -> process.status("monthly").lastRun() != null);
        assertThat(process.status("monthly").nextRunAt()).isAfter(Instant.now().plus(Duration.ofDays(27)));
        assertThat(process.status("manual").lastRun()).isNull();
    }

    @Case("SCH-56")
    @Test
    void whatWasMissedIsMadeUpForByOneRun() {
        open(Kind.H2);
        AtomicInteger runs = new AtomicInteger();
        ClusterProcess process = process();
        process.add("purge", HOURLY.initialDelay(Duration.ofHours(1)), runs::incrementAndGet);
        database.jdbc()
                .sql("update stagedoor_tasks set execution_time = execution_time - "
                        + Duration.ofHours(26).toMillis())
                .update();
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(2));
        await().until(() -> process.status("purge").nextRunAt() != null
                && process.status("purge").nextRunAt().isAfter(Instant.now().plus(Duration.ofMinutes(50))));
        assertThat(runs).hasValue(2);
    }

    // One run in all processes

    @Case("SCH-50")
    @ParameterizedTest
    @EnumSource
    void ofTwoProcessesOneRunsEachTime(Kind kind) {
        open(kind);
        Queue<Long> starts = new ConcurrentLinkedQueue<>();
        AtomicInteger together = new AtomicInteger();
        AtomicBoolean overlap = new AtomicBoolean();
        long begin = System.nanoTime();
        for (int i = 0; i < 2; i++) {
            process().add("purge", TaskSchedule.every(Duration.ofMillis(200)), () -> {
                starts.add(System.nanoTime());
                overlap.compareAndSet(false, together.incrementAndGet() > 1);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                together.decrementAndGet();
            });
        }
        await().until(() -> starts.size() >= 15);
        long periods = (System.nanoTime() - begin) / Duration.ofMillis(200).toNanos();
        assertThat(overlap).isFalse();
        assertThat(starts.size()).isLessThanOrEqualTo((int) periods + 2);
    }

    @Test
    void threadsAreBoundedAndTheRestWaits() {
        open(Kind.H2);
        ClusterProcess process = new ClusterProcess(database.service(), ClusterProcess.FAST, 3);
        open.add(0, process);
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 12; i++) {
            process.add("task " + i, HOURLY, () -> {
                most.accumulateAndGet(together.incrementAndGet(), Math::max);
                Thread.sleep(50);
                together.decrementAndGet();
                runs.incrementAndGet();
            });
        }
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(12));
        assertThat(most).hasValueLessThanOrEqualTo(3);
    }

    @Case("SCH-51")
    @Test
    void aProcessLeavesTasksThatItDoesNotHaveAndSaysNothingOfThem(CapturedOutput output) {
        open(Kind.POSTGRESQL);
        ClusterProcess one = process();
        one.add("theirs", HOURLY.initialDelay(Duration.ofHours(1)), () -> {});
        one.close();
        database.jdbc().sql("update stagedoor_tasks set execution_time = 1").update();
        AtomicInteger runs = new AtomicInteger();
        ClusterProcess other = process();
        int before = output.length();
        other.add("purge", TaskSchedule.every(Duration.ofMillis(100)), runs::incrementAndGet);
        await().untilAtomic(runs, org.hamcrest.Matchers.greaterThan(10));
        assertThat(other.status("theirs").lastRun()).isNull();
        assertThat(other.status("theirs").nextRunAt()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(output.toString().substring(before)).doesNotContain("theirs").doesNotContain("WARN");
    }

    @Test
    void namesThatADatabaseMightTakeForOneAreTwoTasks() {
        open(Kind.MARIADB);
        Queue<String> ran = new ConcurrentLinkedQueue<>();
        ClusterProcess process = process();
        List<String> ids = List.of("Straße", "strasse", "STRASSE", "a", "a ", "á", "x".repeat(600), "x".repeat(601));
        ids.forEach(id -> process.add(id, HOURLY, () -> ran.add(id)));
        await().until(() -> ran.size() >= ids.size());
        assertThat(ran).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(process.engine().statuses(ClusterProcess.PLUGIN)).containsOnlyKeys(ids);
    }

    // Ends

    @Test
    void aTaskThatThrowsRunsAgainAndItsErrorIsKeptUntilItDoesNot() {
        open(Kind.POSTGRESQL);
        AtomicBoolean fails = new AtomicBoolean(true);
        ClusterProcess process = process();
        process.add("purge", TaskSchedule.every(Duration.ofMillis(200)), () -> {
            if (fails.get()) {
                throw new IllegalArgumentException("too old");
            }
        });
        await().until(() -> process.status("purge").lastRun() != null);
        assertThat(process.status("purge").lastRun().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(process.status("purge").lastRun().error()).contains("too old");
        fails.set(false);
        await().until(() -> process.status("purge").lastRun().outcome() == Outcome.COMPLETED);
        assertThat(process.status("purge").lastRun().error()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorIsKeptWhateverIsInIt(Kind kind) {
        open(kind);
        ClusterProcess process = process();
        process.add("purge", HOURLY, () -> {
            throw new IllegalStateException("broken \0 \uD83D\uDCA5 " + "x".repeat(100_000));
        });
        await().until(() -> process.status("purge").lastRun() != null);
        assertThat(process.status("purge").lastRun().error()).contains("broken").endsWith("x");
    }

    @ParameterizedTest
    @EnumSource
    void timesThatAreFarAwayAreNever(Kind kind) {
        open(kind);
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
        ClusterProcess process = process();
        process.add("purge", TaskSchedule.every(ages).timeout(ages), () -> {});
        await().until(() -> process.status("purge").lastRun() != null);
        assertThat(process.status("purge").lastRun().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(process.status("purge").nextRunAt()).isNull();
    }

    @Case("SCH-54")
    @Test
    void aTaskThatOutlivesItsTimeoutIsInterruptedAndRunsAtItsNextTime() {
        open(Kind.POSTGRESQL);
        ClusterProcess process = process();
        process.add("purge", HOURLY.timeout(Duration.ofMillis(300)), ClusterEngineTests::sleepUntilInterrupted);
        await().until(() -> process.status("purge").isRunning());
        TaskStatus running = process.status("purge");
        assertThat(running.worker()).isEqualTo(Worker.RUNNING);
        assertThat(Duration.between(running.startedAt(), running.timesOutAt())).isEqualTo(Duration.ofMillis(300));
        await().until(() -> process.status("purge").lastRun() != null);
        assertThat(process.status("purge").lastRun().outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(process.status("purge").nextRunAt()).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
    }

    @Case("SCH-55")
    @Test
    void anotherProcessCancelsARun() {
        open(Kind.POSTGRESQL);
        ClusterProcess runner = process();
        runner.add("purge", HOURLY, ClusterEngineTests::sleepUntilInterrupted);
        await().until(() -> runner.status("purge").isRunning());
        ClusterProcess other = process();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> other.trigger("purge"))
                .withMessage("Task purge is currently running");
        other.cancel("purge");
        await().until(() -> other.status("purge").lastRun() != null);
        assertThat(other.status("purge").lastRun().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(other.status("purge").lastRun().error()).isEqualTo("Task was cancelled");
        assertThat(other.status("purge").nextRunAt()).isAfter(Instant.now());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> other.cancel("purge"))
                .withMessage("Task purge is not running");
    }

    @Case("SCH-55")
    @Test
    void anotherProcessTriggersATaskThatItDoesNotHave() {
        open(Kind.POSTGRESQL);
        AtomicInteger runs = new AtomicInteger();
        process().add("purge", TaskSchedule.manual(), runs::incrementAndGet);
        ClusterProcess other = process();
        other.trigger("purge");
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAtomic(runs, org.hamcrest.Matchers.equalTo(1));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> other.trigger("unknown"))
                .withMessage("Task unknown does not exist");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> other.cancel("unknown"));
    }

    // Definitions

    @Case("SCH-57")
    @Test
    void aNewDefinitionNeverPutsOffATaskThatIsDueSooner() {
        open(Kind.POSTGRESQL);
        ClusterProcess process = process();
        process.add("purge", HOURLY.initialDelay(Duration.ofMinutes(30)), () -> {});
        Instant due = process.status("purge").nextRunAt();
        process.add("purge", HOURLY, () -> {});
        assertThat(process.status("purge").nextRunAt()).isEqualTo(due);
        process.add("purge", TaskSchedule.every(Duration.ofMinutes(10)), () -> {});
        assertThat(process.status("purge").nextRunAt()).isBefore(due);
    }

    @Case("SCH-57")
    @Test
    void theNewestDefinitionIsInForceUntilItsProcessIsGone() throws Exception {
        open(Kind.POSTGRESQL);
        ClusterProcess oldest = process();
        oldest.add("purge", TaskSchedule.every(Duration.ofHours(1)), () -> {});
        ClusterProcess old = process();
        old.add("purge", TaskSchedule.every(Duration.ofHours(2)), () -> {});
        ClusterProcess newest = process();
        newest.add("purge", TaskSchedule.every(Duration.ofHours(3)), () -> {});
        // What the old ones run does not bring their definitions back.
        for (int i = 0; i < 5; i++) {
            await().until(() -> {
                oldest.trigger("purge");
                return true;
            });
            await().until(() -> !oldest.status("purge").isRunning());
        }
        assertThat(cadence()).isEqualTo("PT3H");
        assertThat(oldest.status("purge").nextRunAt()).isAfter(Instant.now().plus(Duration.ofMinutes(150)));
        newest.close();
        await().until(() -> cadence().equals("PT2H"));
        old.remove("purge", Duration.ZERO);
        await().until(() -> cadence().equals("PT1H"));
    }

    private String cadence() {
        return database.jdbc()
                .sql("select cadence from stagedoor_tasks")
                .query(String.class)
                .single();
    }

    @Test
    void aRunThatEndsAfterADefinitionHasChangedIsFollowedByOneOfTheNewDefinition() throws Exception {
        open(Kind.POSTGRESQL);
        CountDownLatch end = new CountDownLatch(1);
        ClusterProcess old = process();
        old.add("purge", HOURLY, end::await);
        await().until(() -> old.status("purge").isRunning());
        ClusterProcess fresh = process();
        fresh.add("purge", TaskSchedule.every(Duration.ofDays(2)), end::await);
        end.countDown();
        await().until(() -> old.status("purge").lastRun() != null);
        assertThat(old.status("purge").lastRun().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(old.status("purge").nextRunAt()).isAfter(Instant.now().plus(Duration.ofHours(47)));
    }

    @Test
    void aRowThatSomebodyHasDeletedIsMadeAgain() {
        open(Kind.POSTGRESQL);
        AtomicInteger runs = new AtomicInteger();
        ClusterProcess process = process();
        process.add("purge", HOURLY, runs::incrementAndGet);
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(1));
        await().until(() -> !process.status("purge").isRunning());
        database.jdbc().sql("delete from stagedoor_tasks").update();
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(2));
    }

    // Plugins and processes that stop

    @Case("SCH-58")
    @Test
    void aTaskThatIsRemovedIsToldToEndAndAnotherProcessRunsItAtOnce() throws Exception {
        open(Kind.POSTGRESQL);
        CountDownLatch interrupted = new CountDownLatch(1);
        ClusterProcess one = process();
        one.add("purge", HOURLY, () -> {
            try {
                sleepUntilInterrupted();
            } finally {
                Thread.interrupted();
                Thread.sleep(100);
                interrupted.countDown();
            }
        });
        await().until(() -> one.status("purge").isRunning());
        AtomicInteger runs = new AtomicInteger();
        ClusterProcess other = process();
        other.add("purge", HOURLY, runs::incrementAndGet);
        one.remove("purge", Duration.ofSeconds(10));
        assertThat(interrupted.getCount()).isZero();
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(1));
        one.remove("purge", Duration.ofSeconds(10));
    }

    @Case("SCH-58")
    @Test
    void whatRunsWhenAProcessStopsRunsElsewhereAtOnce() {
        open(Kind.POSTGRESQL);
        ClusterPace usual = ClusterPace.of(Duration.ofMillis(500));
        ClusterProcess one = new ClusterProcess(database.service(), usual, 10);
        open.add(0, one);
        one.add("purge", HOURLY, ClusterEngineTests::sleepUntilInterrupted);
        await().until(() -> one.status("purge").isRunning());
        AtomicInteger runs = new AtomicInteger();
        ClusterProcess other = process();
        other.add("purge", HOURLY, runs::incrementAndGet);
        one.close();
        // Long before its heartbeats would be missed.
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAtomic(runs, org.hamcrest.Matchers.equalTo(1));
    }

    @Test
    void aPluginThatRestartsRunsItsNewTaskAlone() {
        open(Kind.H2);
        AtomicInteger former = new AtomicInteger();
        AtomicInteger fresh = new AtomicInteger();
        TaskSchedule often = TaskSchedule.every(Duration.ofMillis(100));
        ClusterProcess process = process();
        process.add("purge", often, former::incrementAndGet);
        await().untilAtomic(former, org.hamcrest.Matchers.greaterThan(0));
        process.remove("purge", Duration.ofSeconds(5));
        process.add("purge", often, fresh::incrementAndGet);
        int before = former.get();
        await().untilAtomic(fresh, org.hamcrest.Matchers.greaterThan(3));
        assertThat(former).hasValue(before);
    }

    @Test
    void aTaskThatDoesNotEndHoldsUpNobodyForLong() throws Exception {
        open(Kind.H2);
        AtomicBoolean end = new AtomicBoolean();
        ClusterProcess process = process();
        process.add("stuck", HOURLY, () -> {
            while (!end.get()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                Thread.interrupted();
            }
        });
        await().until(() -> process.status("stuck").isRunning());
        long start = System.nanoTime();
        process.remove("stuck", Duration.ofMillis(200));
        process.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        end.set(true);
    }

    // Claims

    @Case("SCH-53")
    @Test
    void aRunWhoseClaimIsGoneIsInterruptedAndDoesNotCount() throws Exception {
        open(Kind.POSTGRESQL);
        CountDownLatch interrupted = new CountDownLatch(1);
        ClusterProcess process = process();
        process.add("purge", HOURLY, cancellation -> {
            try {
                sleepUntilInterrupted();
            } catch (InterruptedException ex) {
                assertThat(cancellation.isCancelled()).isTrue();
                interrupted.countDown();
            }
        });
        await().until(() -> process.status("purge").isRunning());
        database.jdbc()
                .sql("update stagedoor_tasks set version = version + 1, picked_by = 'another', last_heartbeat ="
                        + " last_heartbeat + 600000")
                .update();
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.status("purge").isRunning()).isTrue();
        assertThat(process.status("purge").lastRun()).isNull();
    }

    @Case("SCH-53")
    @Test
    void aRunGivesUpWhenItCannotSayThatItGoesOn() throws Exception {
        open(Kind.POSTGRESQL);
        AtomicBoolean down = new AtomicBoolean();
        ClusterProcess process = new ClusterProcess(failing(down::get));
        open.add(0, process);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        process.add("purge", HOURLY, () -> {
            if (runs.incrementAndGet() == 1) {
                try {
                    sleepUntilInterrupted();
                } finally {
                    interrupted.countDown();
                }
            }
        });
        await().until(() -> process.status("purge").isRunning());
        down.set(true);
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        down.set(false);
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(2));
    }

    // The database

    private DatabaseService failing(Supplier<Boolean> down) {
        return DatabaseService.of(
                new AbstractDataSource() {

                    @Override
                    public java.sql.Connection getConnection() throws SQLException {
                        if (down.get()) {
                            throw new SQLException("The server is on fire");
                        }
                        return database.dataSource().getConnection();
                    }

                    @Override
                    public java.sql.Connection getConnection(String user, String password) throws SQLException {
                        return getConnection();
                    }
                },
                "stagedoor");
    }

    @Case("SCH-59")
    @Test
    void theDatabaseIsOpenedWithTheFirstTask() {
        open(Kind.H2);
        AtomicInteger opened = new AtomicInteger();
        ClusterProcess process = new ClusterProcess(failing(() -> {
            opened.incrementAndGet();
            return false;
        }));
        open.add(0, process);
        process.remove("purge", Duration.ZERO);
        assertThat(opened).hasValue(0);
        process.add("purge", HOURLY, () -> {});
        assertThat(opened.get()).isPositive();
    }

    @Case("SCH-59")
    @Test
    void aDatabaseThatIsDownFailsTheTaskThatIsAddedAndServesTheNext() {
        open(Kind.H2);
        AtomicBoolean down = new AtomicBoolean(true);
        ClusterProcess process = new ClusterProcess(failing(down::get));
        open.add(0, process);
        assertThatIllegalStateException()
                .isThrownBy(() -> process.add("purge", HOURLY, () -> {}))
                .withMessageStartingWith("Failed to persist task, ")
                .withStackTraceContaining("The server is on fire");
        down.set(false);
        AtomicInteger runs = new AtomicInteger();
        process.add("purge", HOURLY, runs::incrementAndGet);
        await().untilAtomic(runs, org.hamcrest.Matchers.equalTo(1));
    }

    @Case("SCH-59")
    @Test
    void aDatabaseThatIsAwayForAWhileIsToldOfOnceAndTasksGoOn(CapturedOutput output) throws Exception {
        open(Kind.H2);
        AtomicBoolean down = new AtomicBoolean();
        ClusterProcess process = new ClusterProcess(failing(down::get));
        open.add(0, process);
        AtomicInteger runs = new AtomicInteger();
        process.add("purge", TaskSchedule.every(Duration.ofMillis(100)), runs::incrementAndGet);
        await().untilAtomic(runs, org.hamcrest.Matchers.greaterThan(2));
        down.set(true);
        Thread.sleep(700);
        int before = runs.get();
        down.set(false);
        await().untilAtomic(runs, org.hamcrest.Matchers.greaterThan(before + 3));
        assertThat(output.toString().split("The database of the global tasks cannot be used", -1))
                .hasSize(2);
        assertThat(output).contains("can be used again").doesNotContain("ERROR");
    }

    @Test
    void nothingIsLeftWhenAnEngineStops() {
        open(Kind.H2);
        ClusterProcess process = process();
        process.add("purge", TaskSchedule.every(Duration.ofMillis(50)), () -> {});
        await().until(() -> process.status("purge").lastRun() != null);
        process.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.startsWith("task-poll-") || name.startsWith("task-upkeep-")));
        assertThat(database.jdbc()
                        .sql("select count(*) from stagedoor_task_processes")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
