package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.util.Assert;

import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.TaskCancellation;
import dev.stagedoor.wiring.BackendFailure.Source;

/**
 * One run of a task, on one thread, bounded by the timeout of the task. Whoever runs it may end it for other reasons;
 * the first counts. A task that does not end although it was told to is logged once and keeps its thread. Thread-safe.
 */
final class TaskRun implements TaskCancellation {

    private static final String PLUGIN = "plugin";

    private static final String PLUGIN_TAG = "backstage.plugin.id";

    private final TaskDefinition definition;

    private final TaskRuns runs;

    private final ReentrantLock lock = new ReentrantLock();

    private final List<Runnable> callbacks = new ArrayList<>();

    private final CountDownLatch over = new CountDownLatch(1);

    private volatile @Nullable Thread thread;

    private volatile @Nullable EndReason reason;

    private volatile @Nullable Instant startedAt;

    private @Nullable Future<?> watch;

    private boolean ended;

    TaskRun(TaskDefinition definition, TaskRuns runs) {
        this.definition = definition;
        this.runs = runs;
    }

    TaskDefinition definition() {
        return definition;
    }

    /** When it began, or {@code null} if it has not. */
    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    /** When it is cancelled, or {@code null} if it has not begun. */
    @Nullable
    Instant timesOutAt() {
        Instant start = startedAt;
        return start == null ? null : start.plus(definition.schedule().timeout());
    }

    /**
     * Runs the task on the calling thread, once. Never throws, and leaves the thread without an interrupt.
     *
     * @return how it ended
     */
    LastRun execute() {
        Instant start = runs.clock().instant();
        Assert.state(startedAt == null, "A run runs once");
        startedAt = start;
        try (var logged = MDC.putCloseable(PLUGIN, definition.key().pluginId())) {
            quietly(() -> runs.meters().started(definition, start));
            Throwable failure = null;
            try {
                begin();
                observe();
            } catch (Throwable ex) {
                failure = ex;
            }
            EndReason told = end();
            LastRun last = lastRun(start, told, failure);
            log(last, told, failure);
            quietly(() -> runs.meters().ended(definition, last));
            return last;
        } finally {
            over.countDown();
            Thread.interrupted();
        }
    }

    private void begin() {
        lock.lock();
        try {
            throwIfCancelled();
            thread = Thread.currentThread();
            watch = runs.threads().after(definition.schedule().timeout(), () -> end(EndReason.TIMED_OUT));
        } finally {
            lock.unlock();
        }
    }

    private void observe() throws Exception {
        TaskKey key = definition.key();
        Observation.createNotStarted("stagedoor.task", runs.observations())
                .contextualName("task " + key.taskId())
                .lowCardinalityKeyValue(PLUGIN_TAG, key.pluginId())
                .lowCardinalityKeyValue("taskId", key.taskId())
                .lowCardinalityKeyValue("scope", definition.schedule().scope().toString())
                .observeChecked(() -> definition.body().run(this));
    }

    /** From here on nobody interrupts the thread on behalf of the run. */
    private @Nullable EndReason end() {
        lock.lock();
        try {
            ended = true;
            thread = null;
            callbacks.clear();
            if (watch != null) {
                watch.cancel(false);
            }
            return reason;
        } finally {
            lock.unlock();
            Thread.interrupted();
        }
    }

    private LastRun lastRun(Instant start, @Nullable EndReason told, @Nullable Throwable failure) {
        Instant now = runs.clock().instant();
        if (told != null) {
            return new LastRun(start, now, told.outcome(), told.text());
        }
        return failure == null
                ? new LastRun(start, now, Outcome.COMPLETED, null)
                : new LastRun(start, now, Outcome.FAILED, text(failure));
    }

    private static String text(Throwable failure) {
        String name = BackstageException.nameOf(failure);
        return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    }

    private void log(LastRun last, @Nullable EndReason told, @Nullable Throwable failure) {
        StructuredLogger logger = definition.logger();
        String id = definition.key().taskId();
        quietly(() -> {
            if (told == EndReason.STOPPED) {
                logger.debug("Task '{}' was stopped after {}", id, last.duration());
            } else if (told != null) {
                logger.warn("Task '{}' was ended after {}: {}", id, last.duration(), told.text());
                report(new TimeoutException(told.text()));
            } else if (failure != null) {
                logger.error("Task '" + id + "' failed; it runs again at its next time", failure);
                report(failure);
            } else {
                logger.debug("Task '{}' has run, which took {}", id, last.duration());
            }
        });
    }

    private void report(Throwable failure) {
        TaskKey key = definition.key();
        runs.failures().report(Source.TASK, key.pluginId(), key.taskId(), failure);
    }

    /**
     * Tells the task to end: the cancellation says so, and its thread is interrupted.
     *
     * @param why the reason, which counts if it is the first
     * @return whether it is the first, and the run has not ended
     */
    boolean end(EndReason why) {
        List<Runnable> told;
        lock.lock();
        try {
            if (ended || reason != null) {
                return false;
            }
            reason = why;
            told = List.copyOf(callbacks);
            callbacks.clear();
            Thread running = thread;
            if (running != null) {
                running.interrupt();
                if (watch != null) {
                    watch.cancel(false);
                }
                watch = runs.threads().after(runs.grace(), this::complain);
            }
        } finally {
            lock.unlock();
        }
        if (!told.isEmpty()) {
            runs.threads().alone(() -> told.forEach(this::quietly));
        }
        return true;
    }

    private void complain() {
        Thread running = thread;
        if (running != null) {
            EndReason told = reason;
            try (var logged = MDC.putCloseable(PLUGIN, definition.key().pluginId())) {
                definition
                        .logger()
                        .warn(
                                "Task '{}' still runs {} after it was told to end ({}), and does not run again before it"
                                        + " ends; a task has to end when its thread '{}' is interrupted",
                                definition.key().taskId(),
                                runs.grace(),
                                told == null ? "" : told.text(),
                                running.getName());
            }
        }
    }

    /**
     * Waits until the run is over, unless the calling thread is the one that runs it.
     *
     * @return whether it is over
     */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread != Thread.currentThread() && over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean isCancelled() {
        return reason != null;
    }

    @Override
    public void onCancel(Runnable callback) {
        Assert.notNull(callback, "'callback' must not be null");
        lock.lock();
        try {
            if (ended || reason == null) {
                callbacks.add(callback);
                return;
            }
        } finally {
            lock.unlock();
        }
        callback.run();
    }

    @Override
    public void throwIfCancelled() {
        EndReason told = reason;
        if (told != null) {
            throw new CancellationException(told.text());
        }
    }

    /** What is told to others, or done for them, is no failure of the task. */
    private void quietly(Runnable action) {
        try {
            action.run();
        } catch (Throwable ex) {
            definition
                    .logger()
                    .warn("Somebody who is told of task '" + definition.key().taskId() + "' failed", ex);
        }
    }
}
