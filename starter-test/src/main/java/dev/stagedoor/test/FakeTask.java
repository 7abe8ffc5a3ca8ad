package dev.stagedoor.test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Status;
import dev.stagedoor.scheduler.TaskCancellation;
import dev.stagedoor.scheduler.TaskSchedule;

/** A task of a {@link FakeScheduler}. Thread-safe. */
final class FakeTask {

    private final ReentrantLock lock = new ReentrantLock();

    private final String id;

    private final TaskSchedule schedule;

    private final CancellableTask body;

    private @Nullable Instant due;

    private @Nullable Cancellation running;

    private @Nullable LastRun lastRun;

    FakeTask(String id, TaskSchedule schedule, CancellableTask body, @Nullable Instant due) {
        this.id = id;
        this.schedule = schedule;
        this.body = body;
        this.due = due;
    }

    /** When it runs next by its schedule, not later than at the end; {@code null} if it does not, or runs already. */
    @Nullable
    Instant dueBy(Instant end) {
        lock.lock();
        try {
            return running != null || due == null || due.isAfter(end) ? null : due;
        } finally {
            lock.unlock();
        }
    }

    boolean isRunning() {
        lock.lock();
        try {
            return running != null;
        } finally {
            lock.unlock();
        }
    }

    FakeScheduler.Run run(InstantSource clock, ZoneId zone) {
        Instant start = clock.instant();
        Cancellation run = begin(start);
        Throwable failure = null;
        try {
            body.run(run);
        } catch (Throwable ex) {
            failure = ex;
        }
        return new FakeScheduler.Run(id, end(run, failure, clock.instant(), zone), failure);
    }

    private Cancellation begin(Instant start) {
        lock.lock();
        try {
            if (running != null) {
                throw new ConflictException("Task " + id + " is currently running");
            }
            running = new Cancellation(start, Thread.currentThread());
            return running;
        } finally {
            lock.unlock();
        }
    }

    private LastRun end(Cancellation run, @Nullable Throwable failure, Instant now, ZoneId zone) {
        lock.lock();
        try {
            running = null;
            LastRun last = run.isCancelled()
                    ? new LastRun(run.start, now, Outcome.CANCELLED, Cancellation.MESSAGE)
                    : new LastRun(run.start, now, failure == null ? Outcome.COMPLETED : Outcome.FAILED, text(failure));
            lastRun = last;
            // Who triggers a task moves its phase.
            Instant was = due == null || due.isAfter(run.start) ? run.start : due;
            due = schedule.nextRun(was, run.start, now, zone);
            return last;
        } finally {
            lock.unlock();
            if (run.isCancelled()) {
                Thread.interrupted();
            }
        }
    }

    private static @Nullable String text(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        String name = BackstageException.nameOf(failure);
        return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    }

    void cancel() {
        if (!stop()) {
            throw new ConflictException("Task " + id + " is not running");
        }
    }

    /** Tells a run to end, if there is one. */
    boolean stop() {
        List<Runnable> told;
        lock.lock();
        try {
            if (running == null || running.isCancelled()) {
                return false;
            }
            told = running.cancel();
        } finally {
            lock.unlock();
        }
        told.forEach(Runnable::run);
        return true;
    }

    ScheduledTaskInfo info() {
        lock.lock();
        try {
            return running == null
                    ? new ScheduledTaskInfo(id, schedule, Status.IDLE, due, null, lastRun)
                    : new ScheduledTaskInfo(id, schedule, Status.RUNNING, null, running.start, lastRun);
        } finally {
            lock.unlock();
        }
    }

    /** Tells one run whether it is to end. */
    private final class Cancellation implements TaskCancellation {

        private static final String MESSAGE = "Task was cancelled";

        private final Instant start;

        private final Thread thread;

        private final List<Runnable> callbacks = new ArrayList<>();

        private volatile boolean cancelled;

        Cancellation(Instant start, Thread thread) {
            this.start = start;
            this.thread = thread;
        }

        /** The thread is still in the task: the caller holds the lock. */
        List<Runnable> cancel() {
            cancelled = true;
            thread.interrupt();
            List<Runnable> told = List.copyOf(callbacks);
            callbacks.clear();
            return told;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void onCancel(Runnable callback) {
            lock.lock();
            try {
                if (!cancelled) {
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
            if (cancelled) {
                throw new CancellationException(MESSAGE);
            }
        }
    }
}
