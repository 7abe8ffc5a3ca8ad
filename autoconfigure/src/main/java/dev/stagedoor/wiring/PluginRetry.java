package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/** When one plugin is tried again, later after each failure in a row. At most one try is due. Thread-safe. */
final class PluginRetry {

    private final ReentrantLock lock = new ReentrantLock();

    private final BackOff backOff;

    private final RetryTimer timer;

    private @Nullable BackOffExecution delays;

    private @Nullable Future<?> due;

    PluginRetry(BackOff backOff, RetryTimer timer) {
        this.backOff = backOff;
        this.timer = timer;
    }

    /** Does something after the next delay, which is returned. */
    Duration schedule(Runnable action) {
        lock.lock();
        try {
            cancelDue();
            BackOffExecution execution = delays;
            if (execution == null) {
                execution = backOff.start();
                delays = execution;
            }
            Duration delay = Duration.ofMillis(execution.nextBackOff());
            due = timer.after(delay, action);
            return delay;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is due any more; the delays go on growing. */
    void cancel() {
        lock.lock();
        try {
            cancelDue();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is due any more, and the next failure is a first one. */
    void reset() {
        lock.lock();
        try {
            cancelDue();
            delays = null;
        } finally {
            lock.unlock();
        }
    }

    private void cancelDue() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
    }
}
