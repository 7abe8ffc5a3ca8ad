package dev.stagedoor.scheduler.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

import dev.stagedoor.CoreServices;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Local tasks by the application's scheduler, whose clock the test sets. */
class TaskClockTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(Scheduling.class);

    private final Semaphore ran = new Semaphore(0);

    private SetClock clock;

    @Test
    @Case("SCH-06")
    void aTaskByTheClockWaitsForItsFirstTime() throws Exception {
        SchedulerService scheduler = start();
        scheduler.schedule("purge", TaskSchedule.cron("0 * * * *").scope(TaskScope.LOCAL), () -> ran.release());
        clock.pass(Duration.ofMinutes(29));
        assertThat(ran.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
        clock.pass(Duration.ofMinutes(1));
        ran();
        await().until(() -> next(scheduler) != null);
        assertThat(next(scheduler)).isEqualTo("2026-01-01T14:00:00Z");
    }

    @Test
    @Case("SCH-31")
    void aTaskMaySleepLongerThanTwentyFourDays() throws Exception {
        SchedulerService scheduler = start();
        scheduler.schedule(
                "purge",
                TaskSchedule.every(Duration.ofDays(400)).scope(TaskScope.LOCAL).initialDelay(Duration.ofDays(60)),
                () -> ran.release());
        for (int day = 1; day < 60; day++) {
            clock.pass(Duration.ofDays(1));
        }
        clock.pass(Duration.ofHours(23));
        assertThat(ran.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
        clock.pass(Duration.ofHours(1));
        ran();
    }

    @Test
    @Case("SCH-05")
    void distancesKeepTheirPhaseAndMissedRunsAreNotMadeUpFor() throws Exception {
        SchedulerService scheduler = start();
        scheduler.schedule(
                "purge",
                TaskSchedule.every(Duration.ofMinutes(10))
                        .initialDelay(Duration.ofMinutes(5))
                        .scope(TaskScope.LOCAL),
                () -> ran.release());
        clock.pass(Duration.ofMinutes(6));
        ran();
        await().until(() -> next(scheduler) != null);
        assertThat(next(scheduler)).isEqualTo("2026-01-01T12:45:00Z");
        clock.pass(Duration.ofHours(5));
        ran();
        await().until(() -> next(scheduler) != null && next(scheduler).isAfter(clock.instant()));
        assertThat(next(scheduler)).isEqualTo("2026-01-01T17:46:00Z");
        assertThat(ran.availablePermits()).isZero();
    }

    @Test
    void whatIsForgottenDoesNotRun() throws Exception {
        SchedulerService scheduler = start();
        scheduler
                .schedule("purge", TaskSchedule.cron("0 * * * *").scope(TaskScope.LOCAL), () -> ran.release())
                .close();
        clock.pass(Duration.ofHours(3));
        assertThat(ran.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(clock.sleeps).allMatch(CompletableFuture::isDone);
    }

    private SchedulerService start() {
        clock = backend.add(backend.asking("todo", CoreServices.SCHEDULER))
                .start()
                .getBean(SetClock.class);
        return backend.received("todo", CoreServices.SCHEDULER);
    }

    private static @Nullable Instant next(SchedulerService scheduler) {
        return scheduler.getScheduledTasks().get(0).nextRunAt();
    }

    private void ran() throws InterruptedException {
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SchedulerServiceAutoConfiguration.class)
    static class Scheduling {

        @Bean
        SetClock taskScheduler() {
            return new SetClock();
        }
    }

    /** A scheduler whose time passes when a test says so. */
    static final class SetClock extends Clock implements TaskScheduler {

        final List<Sleep> sleeps = new CopyOnWriteArrayList<>();

        private volatile Instant now = Instant.parse("2026-01-01T12:30:00Z");

        void pass(Duration time) {
            now = now.plus(time);
            for (boolean woken = true; woken; ) {
                woken = sleeps.stream().filter(sleep -> !sleep.isDone() && !sleep.end.isAfter(now)).toList().stream()
                        .map(Sleep::wake)
                        .reduce(false, Boolean::logicalOr);
            }
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Clock getClock() {
            return this;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
            Sleep sleep = new Sleep(task, startTime);
            sleeps.add(sleep);
            if (!startTime.isAfter(now)) {
                sleep.begin();
            }
            return sleep;
        }

        @Override
        public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Sleep extends CompletableFuture<Object> implements ScheduledFuture<Object> {

        private final Runnable task;

        private final Instant end;

        Sleep(Runnable task, Instant end) {
            this.task = task;
            this.end = end;
        }

        boolean wake() {
            CompletableFuture<Void> begun = begin();
            if (begun != null) {
                begun.join();
            }
            return begun != null;
        }

        /** On another thread, as schedulers do. */
        @Nullable
        CompletableFuture<Void> begin() {
            return complete(end) ? CompletableFuture.runAsync(task) : null;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
