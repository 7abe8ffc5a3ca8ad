package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Status;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/** Tasks and the life of their plugin. */
class TaskLifeTests {

    private static final TaskSchedule OFTEN =
            TaskSchedule.every(Duration.ofMillis(10)).scope(TaskScope.LOCAL);

    private static final TaskSchedule MANUAL = TaskSchedule.manual().scope(TaskScope.LOCAL);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(Scheduling.class);

    private final Semaphore ran = new Semaphore(0);

    @Test
    @Case("SCH-01")
    void tasksThatAreScheduledBeforeThePluginRunsBeginWhenItDoes() throws Exception {
        AtomicReference<List<ScheduledTaskInfo>> before = new AtomicReference<>();
        backend.add(scheduling("todo", scheduler -> {
                    scheduler.schedule("purge", OFTEN, () -> ran.release());
                    before.set(scheduler.getScheduledTasks());
                    assertThat(ran.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
                }))
                .start();
        assertThat(ran.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        assertThat(before.get()).singleElement().satisfies(task -> {
            assertThat(task.status()).isEqualTo(Status.IDLE);
            assertThat(task.nextRunAt()).isNull();
        });
    }

    @Test
    void aTaskThatIsTriggeredBeforeThePluginRunsRunsWhenItDoes() throws Exception {
        backend.add(scheduling("todo", scheduler -> {
                    scheduler.schedule("purge", MANUAL, () -> ran.release());
                    scheduler.triggerTask("purge");
                }))
                .start();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatRunsAtOnceMayBeTriggeredBeforeThePluginRunsAllTheSame() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        backend.add(scheduling("todo", scheduler -> {
                    scheduler.schedule("purge", OFTEN, () -> {
                        ran.release();
                        release.await();
                    });
                    scheduler.triggerTask("purge");
                }))
                .start();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    @Case("SCH-01")
    void aPluginThatFailsToStartRunsNoTask() throws Exception {
        backend.add(scheduling("todo", scheduler -> {
            scheduler.schedule("purge", OFTEN, () -> ran.release());
            throw new IllegalStateException("no luck");
        }));
        assertThat(backend.pluginFailure("todo")).hasMessage("no luck");
        assertThat(ran.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    @Case("SCH-17")
    void theEndOfAPluginCancelsItsTasksAndWaitsForThem() throws Exception {
        Trace trace = backend.trace();
        ConfigurableApplicationContext context = backend.add(scheduling("todo", scheduler -> {
                    scheduler.schedule("purge", OFTEN, () -> {
                        ran.release();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException ex) {
                            Thread.sleep(100);
                            trace.add("task ended");
                        }
                    });
                }))
                .start();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        PluginCycle.of(context, "todo").stop();
        trace.add("plugin ended");
        assertThat(trace.events()).containsExactly("task ended", "plugin ended");
        assertThat(ran.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    @Case("SCH-18")
    void aRestartLeavesNoTaskBehind() throws Exception {
        AtomicReference<SchedulerService> former = new AtomicReference<>();
        ConfigurableApplicationContext context = backend.add(scheduling("todo", scheduler -> {
                    if (former.compareAndSet(null, scheduler)) {
                        scheduler.schedule("former", OFTEN, () -> ran.release());
                        scheduler.schedule("both", OFTEN, () -> ran.release());
                    } else {
                        scheduler.schedule("both", MANUAL, () -> {});
                    }
                }))
                .start();
        assertThat(ran.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        PluginCycle.of(context, "todo").restart();
        ran.drainPermits();
        assertThat(ran.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(former.get().getScheduledTasks()).isEmpty();
        assertThat(context.getBean(Schedulers.class).of("todo"))
                .asInstanceOf(InstanceOfAssertFactories.list(TaskDetail.class))
                .singleElement()
                .satisfies(task -> assertThat(task.lastRun()).isNull());
    }

    @Test
    @Case("SCH-09")
    void aTaskThatDoesNotEndWithItsPluginDelaysThatOfTheNextRun() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<SchedulerService> former = new AtomicReference<>();
        ConfigurableApplicationContext context = backend.property("stagedoor.shutdown.timeout", "200ms")
                .add(scheduling("todo", scheduler -> {
                    if (former.compareAndSet(null, scheduler)) {
                        scheduler.schedule("purge", OFTEN, () -> {
                            ran.release();
                            await().pollInSameThread().ignoreExceptions().until(() -> uninterrupted(release, 10));
                        });
                    } else {
                        scheduler.schedule("purge", OFTEN, () -> ran.release());
                    }
                }))
                .start();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        PluginCycle.of(context, "todo").restart();
        assertThat(ran.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
        release.countDown();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsScheduledOnceThePluginHasEndedIsRefused() {
        AtomicReference<SchedulerService> former = new AtomicReference<>();
        ConfigurableApplicationContext context =
                backend.add(scheduling("todo", former::set)).start();
        PluginCycle.of(context, "todo").stop();
        assertThatIllegalStateException()
                .isThrownBy(() -> former.get().schedule("purge", OFTEN, () -> {}))
                .withMessage("Task 'purge' can not be scheduled, because plugin 'todo' stops or has stopped");
    }

    @Test
    void thereIsNoThreadBeforeTheFirstTask() {
        backend.add(scheduling("todo", scheduler -> {})).start();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("task-"));
    }

    @Test
    @Case("SCH-15")
    void aMethodThatBlocksTheApplicationsSchedulerHoldsUpNoTask() throws Exception {
        backend.declare(Blocked.class)
                .add(scheduling(
                        "todo",
                        scheduler -> scheduler.schedule(
                                "purge", OFTEN.initialDelay(Duration.ofMillis(100)), () -> ran.release())))
                .start();
        assertThat(ran.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean uninterrupted(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ex) {
            return false;
        }
    }

    private static BackendFeature scheduling(String pluginId, Scheduled init) {
        return BackendRunner.plugin(
                pluginId, deps -> init.with(deps.get(CoreServices.SCHEDULER)), CoreServices.SCHEDULER);
    }

    /** What a plugin does with its scheduler. */
    private interface Scheduled {

        void with(SchedulerService scheduler) throws Exception;
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SchedulerServiceAutoConfiguration.class)
    static class Scheduling {}

    @Configuration(proxyBeanMethods = false)
    static class Blocked {

        @Bean
        ThreadPoolTaskScheduler taskScheduler() {
            ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
            scheduler.initialize();
            scheduler.execute(() -> uninterrupted(new CountDownLatch(1), 60_000));
            return scheduler;
        }
    }
}
