package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;

/**
 * A task of this process: it waits, runs and waits again, one run at a time, whatever definitions follow each other
 * meanwhile. Thread-safe.
 */
final class LocalTask {

    private final ReentrantLock lock = new ReentrantLock();

    private final TaskKey key;

    private final TaskRuns runs;

    private final TaskClock clock;

    private final Consumer<TaskKey> over;

    private @Nullable TaskDefinition definition;

    private @Nullable Instant due;

    private TaskClock.@Nullable Wake wake;

    /** It has got, or waits for, a thread. */
    private @Nullable TaskRun run;

    private @Nullable LastRun lastRun;

    private boolean first = true;

    LocalTask(TaskKey key, TaskRuns runs, TaskClock clock, Consumer<TaskKey> over) {
        this.key = key;
        this.runs = runs;
        this.clock = clock;
        this.over = over;
    }

    TaskKey key() {
        return key;
    }

    /** The task is this from now on. A run that goes on is told to end, and awaited. */
    void define(TaskDefinition task) {
        lock.lock();
        try {
            definition = task;
            first = true;
            due = task.schedule().firstRun(clock.instant(), TaskClock.zone());
            if (run == null) {
                await();
            } else {
                run.end(EndReason.STOPPED);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The task is no more, once its run has ended. */
    void undefine() {
        lock.lock();
        try {
            definition = null;
            due = null;
            await();
            if (run != null) {
                run.end(EndReason.STOPPED);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return definition == null && run == null;
        } finally {
            lock.unlock();
        }
    }

    void awaitEnd(Duration limit) throws InterruptedException {
        TaskRun present;
        lock.lock();
        try {
            present = run;
        } finally {
            lock.unlock();
        }
        if (present != null) {
            present.awaitEnd(limit);
        }
    }

    void trigger() {
        lock.lock();
        try {
            if (definition == null) {
                throw TaskErrors.missing(key.taskId());
            }
            if (run != null) {
                throw TaskErrors.running(key.taskId());
            }
            due = clock.instant();
            await();
        } finally {
            lock.unlock();
        }
    }

    void cancel() {
        lock.lock();
        try {
            if (definition == null) {
                throw TaskErrors.missing(key.taskId());
            }
            if (run == null || !run.end(EndReason.CANCELLED)) {
                throw TaskErrors.idle(key.taskId());
            }
        } finally {
            lock.unlock();
        }
    }

    /** How it is, or {@code null} if it is no more. */
    @Nullable
    TaskStatus status() {
        lock.lock();
        try {
            if (definition == null) {
                return null;
            }
            Instant startedAt = run == null ? null : run.startedAt();
            if (run == null || startedAt == null) {
                return new TaskStatus(null, null, due, lastRun, waiting());
            }
            return new TaskStatus(startedAt, run.timesOutAt(), null, lastRun, TaskStatus.Worker.RUNNING);
        } finally {
            lock.unlock();
        }
    }

    private TaskStatus.Worker waiting() {
        boolean delayed = first && definition != null && definition.schedule().initialDelay() != null;
        return delayed ? TaskStatus.Worker.INITIAL_WAIT : TaskStatus.Worker.IDLE;
    }

    /** Waits for the time that is due, and for no other. */
    private void await() {
        if (wake != null) {
            wake.forget();
            wake = null;
        }
        if (due != null) {
            wake = clock.at(due, this::begin);
        }
    }

    private void begin() {
        TaskRun mine;
        lock.lock();
        try {
            // Another definition or another time may have come in between.
            if (definition == null
                    || run != null
                    || due == null
                    || clock.instant().isBefore(due)) {
                return;
            }
            first = false;
            mine = runs.of(definition);
            run = mine;
        } finally {
            lock.unlock();
        }
        runs.threads().execute(() -> run(mine));
    }

    private void run(TaskRun mine) {
        Instant begun = clock.instant();
        LastRun last = mine.execute();
        lock.lock();
        try {
            run = null;
            lastRun = last;
            if (definition == mine.definition()) {
                Instant was = due == null ? begun : due;
                due = definition.schedule().nextRun(was, begun, clock.instant(), TaskClock.zone());
            }
            await();
        } finally {
            lock.unlock();
        }
        over.accept(key);
    }
}
