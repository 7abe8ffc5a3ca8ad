package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells the time and wakes up at a time: by the application's scheduler where it has one, else by the timer of tasks.
 * Follows a clock that is set, within an hour.
 */
final class TaskClock implements InstantSource {

    private static final Logger logger = LoggerFactory.getLogger(TaskClock.class);

    /** No sleep is longer. What is far away is waited for in several. */
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);

    private final SingletonSupplier<TaskScheduler> scheduler;

    private final TaskThreads threads;

    private final InstantSource clock;

    TaskClock(Supplier<@Nullable TaskScheduler> scheduler, TaskThreads threads, InstantSource clock) {
        this.scheduler = SingletonSupplier.ofNullable(scheduler);
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        TaskScheduler own = scheduler.get();
        return own == null ? clock.instant() : own.getClock().instant();
    }

    /**
     * Wakes somebody up at a time, on a thread that may do nothing but hand over.
     *
     * @return forgets that
     */
    Wake at(Instant time, Runnable action) {
        Wake wake = new Wake(time, action);
        wake.sleep();
        return wake;
    }

    /** One time at which somebody is to be woken up. What is forgotten holds nothing of a plugin any more. */
    final class Wake {

        private final Instant time;

        private final AtomicReference<@Nullable Runnable> action;

        private volatile @Nullable Future<?> sleep;

        private Wake(Instant time, Runnable action) {
            this.time = time;
            this.action = new AtomicReference<>(action);
        }

        void forget() {
            action.set(null);
            Future<?> present = sleep;
            if (present != null) {
                present.cancel(false);
            }
        }

        private void sleep() {
            Instant now = instant();
            Instant end = now.plus(LONGEST_SLEEP);
            try {
                sleep = start(now, end.isBefore(time) ? end : time);
            } catch (TaskRejectedException ex) {
                logger.debug("The application's scheduler takes no tasks any more", ex);
            }
            if (action.get() == null) {
                forget();
            }
        }

        private @Nullable Future<?> start(Instant now, Instant end) {
            TaskScheduler own = scheduler.get();
            return own == null ? threads.after(Duration.between(now, end), this::wake) : own.schedule(this::wake, end);
        }

        private void wake() {
            if (action.get() == null) {
                return;
            }
            if (instant().isBefore(time)) {
                sleep();
                return;
            }
            Runnable due = action.getAndSet(null);
            if (due != null) {
                due.run();
            }
        }
    }

    /** The time zone of the server. */
    static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
