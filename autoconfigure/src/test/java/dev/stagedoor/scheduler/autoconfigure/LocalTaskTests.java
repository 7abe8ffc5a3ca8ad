package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Status;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.Task;
import dev.stagedoor.scheduler.TaskRegistration;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.RecordingLogger;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Local tasks of a plugin that runs. */
class LocalTaskTests {

    private static final TaskSchedule OFTEN =
            TaskSchedule.every(Duration.ofMillis(20)).scope(TaskScope.LOCAL);

    private static final TaskSchedule HOURLY =
            TaskSchedule.every(Duration.ofHours(1)).scope(TaskScope.LOCAL);

    private static final TaskSchedule MANUAL = TaskSchedule.manual().scope(TaskScope.LOCAL);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(Scheduling.class);

    private final Semaphore ran = new Semaphore(0);

    private final Task task = ran::release;

    private ConfigurableApplicationContext context;

    @Test
    @Case("SCH-05")
    void aTaskRunsAtOnceAndThenAgainAndAgain() throws Exception {
        scheduler().schedule("purge", OFTEN, task);
        ran(3);
    }

    @Test
    @Case("SCH-10")
    void aTaskThatIsTriggeredSkipsTheWait() throws Exception {
        SchedulerService scheduler = scheduler();
        scheduler.schedule("purge", HOURLY, task);
        ran(1);
        idle(scheduler, "purge");
        scheduler.triggerTask("purge");
        ran(1);
        assertThat(idle(scheduler, "purge").nextRunAt())
                .isAfter(Instant.now().plus(Duration.ofMinutes(50)))
                .isBefore(Instant.now().plus(Duration.ofHours(1)));
    }

    @Test
    @Case("SCH-07")
    void aManualTaskRunsWhenItIsTriggeredAndAtNoOtherTime() throws Exception {
        SchedulerService scheduler = scheduler();
        scheduler.schedule("purge", MANUAL.initialDelay(Duration.ofMillis(1)), task);
        assertThat(ran.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
        scheduler.triggerTask("purge");
        ran(1);
        assertThat(idle(scheduler, "purge").nextRunAt()).isNull();
        assertThat(ran.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    @Case("SCH-08")
    void theFirstRunWaitsForTheInitialDelay() {
        SchedulerService scheduler = scheduler();
        scheduler.schedule("purge", HOURLY.initialDelay(Duration.ofHours(2)), task);
        assertThat(info(scheduler, "purge").nextRunAt()).isAfter(Instant.now().plus(Duration.ofMinutes(110)));
        assertThat(ran.availablePermits()).isZero();
    }

    @Test
    @Case("SCH-09")
    void runsOfATaskNeverOverlap() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        scheduler().schedule("purge", TaskSchedule.every(Duration.ofMillis(1)).scope(TaskScope.LOCAL), () -> {
            overlapped.compareAndSet(false, running.incrementAndGet() > 1);
            Thread.sleep(30);
            running.decrementAndGet();
            ran.release();
        });
        ran(10);
        assertThat(overlapped).isFalse();
    }

    @Test
    @Case("SCH-12")
    void aTaskThatOutlivesItsTimeoutIsInterruptedAndRunsAgain() throws Exception {
        SchedulerService scheduler = scheduler();
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        scheduler.schedule("purge", OFTEN.timeout(Duration.ofMillis(50)), cancellation -> {
            try {
                Thread.sleep(Duration.ofMinutes(1).toMillis());
            } catch (InterruptedException ex) {
                interrupted.add(cancellation.isCancelled());
                throw ex;
            }
        });
        assertThat(interrupted.poll(20, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.poll(20, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(() -> {
            LastRun last = lastRun(scheduler, "purge");
            assertThat(last.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(last.error()).isEqualTo("Task timed out");
            assertThat(last.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        });
    }

    @Test
    @Case("SCH-13")
    void aTaskThatIsCancelledIsInterruptedAndRunsAgain() throws Exception {
        SchedulerService scheduler = scheduler();
        CountDownLatch told = new CountDownLatch(1);
        scheduler.schedule("purge", MANUAL, cancellation -> {
            cancellation.onCancel(told::countDown);
            ran.release();
            new CountDownLatch(1).await();
        });
        scheduler.triggerTask("purge");
        ran(1);
        assertThat(info(scheduler, "purge").status()).isEqualTo(Status.RUNNING);
        assertThat(info(scheduler, "purge").startedAt()).isNotNull();
        scheduler.cancelTask("purge");
        Trace.await(told);
        idle(scheduler, "purge");
        assertThat(lastRun(scheduler, "purge").outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(lastRun(scheduler, "purge").error()).isEqualTo("Task was cancelled");
        scheduler.triggerTask("purge");
        ran(1);
    }

    @Test
    @Case("SCH-11")
    void whatATaskCanNotDoNowIsToldInBackstagesWords() throws Exception {
        SchedulerService scheduler = scheduler();
        scheduler.schedule("purge", MANUAL, () -> {
            ran.release();
            new CountDownLatch(1).await();
        });
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scheduler.triggerTask("other"))
                .withMessage("Task other does not exist");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scheduler.cancelTask("other"))
                .withMessage("Task other does not exist");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scheduler.cancelTask("purge"))
                .withMessage("Task purge is not running");
        scheduler.triggerTask("purge");
        ran(1);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scheduler.triggerTask("purge"))
                .withMessage("Task purge is currently running");
    }

    @Test
    @Case("SCH-14")
    void aTaskThatThrowsIsLoggedWithItsPluginAndRunsAgain() throws Exception {
        backend.declare(Logging.class);
        SchedulerService scheduler = scheduler();
        AtomicBoolean good = new AtomicBoolean();
        scheduler.schedule("purge", OFTEN, () -> {
            ran.release();
            if (!good.get()) {
                throw new IllegalStateException("no luck");
            }
        });
        ran(2);
        assertThat(lastRun(scheduler, "purge").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lastRun(scheduler, "purge").error()).isEqualTo("IllegalStateException: no luck");
        assertThat(logger().entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .first()
                .satisfies(entry -> {
                    assertThat(entry.fields()).containsEntry("plugin", "todo");
                    assertThat(entry.message()).contains("Task 'purge' failed");
                    assertThat(entry.throwable()).hasMessage("no luck");
                });
        good.set(true);
        await().untilAsserted(() -> {
            assertThat(lastRun(scheduler, "purge").outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(lastRun(scheduler, "purge").error()).isNull();
        });
    }

    @Test
    @Case("SCH-14")
    void anErrorDoesNotEndATask() throws Exception {
        scheduler().schedule("purge", OFTEN, () -> {
            ran.release();
            throw new StackOverflowError();
        });
        ran(3);
    }

    @Test
    @Case("SCH-02")
    void aTaskReplacesTheOneWithItsIdOnceThatHasEnded() throws Exception {
        SchedulerService scheduler = scheduler();
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        scheduler.schedule("purge", HOURLY, cancellation -> {
            ran.release();
            while (!cancellation.isCancelled()) {
                Thread.onSpinWait();
            }
            uninterruptibly(release);
            ended.set(true);
        });
        ran(1);
        BlockingQueue<Boolean> after = new LinkedBlockingQueue<>();
        scheduler.schedule("purge", HOURLY, () -> after.add(ended.get()));
        assertThat(after.poll(200, TimeUnit.MILLISECONDS)).isNull();
        release.countDown();
        assertThat(after.poll(20, TimeUnit.SECONDS)).isTrue();
        assertThat(scheduler.getScheduledTasks()).hasSize(1);
    }

    @Test
    @Case("SCH-03")
    void aRegistrationEndsTheTaskThatItIsFor() throws Exception {
        SchedulerService scheduler = scheduler();
        CountDownLatch interrupted = new CountDownLatch(1);
        TaskRegistration registration = scheduler.schedule("purge", OFTEN, () -> {
            ran.release();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ex) {
                interrupted.countDown();
            }
        });
        ran(1);
        registration.close();
        Trace.await(interrupted);
        assertThat(scheduler.getScheduledTasks()).isEmpty();
        assertThat(ran.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
        scheduler.schedule("purge", HOURLY, task);
        registration.close();
        assertThat(scheduler.getScheduledTasks()).hasSize(1);
    }

    @Test
    void aTaskMayEndItself() throws Exception {
        SchedulerService scheduler = scheduler();
        BlockingQueue<TaskRegistration> own = new LinkedBlockingQueue<>();
        own.add(scheduler.schedule("purge", OFTEN.initialDelay(Duration.ofMillis(50)), () -> {
            own.take().close();
            ran.release();
        }));
        ran(1);
        assertThat(scheduler.getScheduledTasks()).isEmpty();
    }

    @Test
    void anInterruptDoesNotReachTheNextTaskOfTheThread() throws Exception {
        backend.property("stagedoor.scheduler.threads", 1);
        SchedulerService scheduler = scheduler();
        scheduler.schedule("late", OFTEN.timeout(Duration.ofMillis(20)), cancellation -> {
            while (!cancellation.isCancelled()) {
                Thread.onSpinWait();
            }
            Thread.sleep(20);
        });
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        scheduler.schedule("good", OFTEN, () -> interrupted.add(Thread.interrupted()));
        for (int i = 0; i < 5; i++) {
            assertThat(interrupted.poll(20, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    @Case("SCH-15")
    void aTaskThatBlocksDoesNotHoldUpTheOthers() throws Exception {
        SchedulerService scheduler = scheduler();
        for (int i = 0; i < 10; i++) {
            scheduler.schedule("blocks-" + i, HOURLY, () -> {
                ran.release();
                new CountDownLatch(1).await();
            });
        }
        ran(10);
        scheduler.schedule("good", HOURLY, task);
        ran(1);
    }

    @Test
    void aTaskRunsWithThePluginInItsLogLines() throws Exception {
        BlockingQueue<String> plugin = new LinkedBlockingQueue<>();
        scheduler().schedule("purge", HOURLY, () -> plugin.add(String.valueOf(MDC.get("plugin"))));
        assertThat(plugin.poll(20, TimeUnit.SECONDS)).isEqualTo("todo");
    }

    @Test
    @Case("SCH-04")
    void anIdMustNotBeBlank() {
        SchedulerService scheduler = scheduler();
        for (String id : List.of("", "  ")) {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> scheduler.schedule(id, HOURLY, task))
                    .withMessage(id + " is not a valid ID, expected non-empty string");
        }
    }

    @Test
    void aRunnerSchedulesByItsSchedule() throws Exception {
        SchedulerService scheduler = scheduler();
        scheduler.createScheduledTaskRunner(HOURLY).run("purge", task);
        scheduler.createScheduledTaskRunner(MANUAL).run("other", cancellation -> {});
        ran(1);
        assertThat(scheduler.getScheduledTasks())
                .extracting(ScheduledTaskInfo::id, ScheduledTaskInfo::schedule)
                .containsExactly(tuple("other", MANUAL), tuple("purge", HOURLY));
    }

    @Test
    @Case("SCH-16")
    void aTaskThatIsScheduledIsLogged() {
        backend.declare(Logging.class);
        scheduler().schedule("purge", MANUAL.timeout(Duration.ofMinutes(5)), task);
        assertThat(logger().messages(Level.INFO))
                .contains("Registered scheduled task: purge,"
                        + " {\"version\":2,\"cadence\":\"manual\",\"timeoutAfterDuration\":\"PT5M\"}");
    }

    private SchedulerService scheduler() {
        context = backend.add(backend.asking("todo", CoreServices.SCHEDULER)).start();
        return backend.received("todo", CoreServices.SCHEDULER);
    }

    private RecordingLogger logger() {
        return context.getBean(RecordingLogger.class);
    }

    private void ran(int times) throws InterruptedException {
        assertThat(ran.tryAcquire(times, 20, TimeUnit.SECONDS)).isTrue();
    }

    private static ScheduledTaskInfo info(SchedulerService scheduler, String id) {
        return scheduler.getScheduledTasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ScheduledTaskInfo idle(SchedulerService scheduler, String id) {
        await().until(() -> info(scheduler, id).status() == Status.IDLE
                && info(scheduler, id).lastRun() != null);
        return info(scheduler, id);
    }

    private static LastRun lastRun(SchedulerService scheduler, String id) {
        LastRun last = info(scheduler, id).lastRun();
        assertThat(last).isNotNull();
        return last;
    }

    private static void uninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await(20, TimeUnit.SECONDS);
                return;
            } catch (InterruptedException ex) {
                // It is the task that does not listen.
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SchedulerServiceAutoConfiguration.class)
    static class Scheduling {}

    @Configuration(proxyBeanMethods = false)
    static class Logging {

        @Bean
        RecordingLogger logger() {
            return new RecordingLogger();
        }
    }
}
