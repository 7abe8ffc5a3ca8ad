package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** How long the application's scheduler may be late. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

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
     * Wakes somebody up at a time, on a thread that may do nothing but hand over; on the calling thread if it is time.
     *
     * @return forgets that
     */
    Wake at(Instant time, Runnable action) {
        Wake wake = new Wake(time, action);
        wake.wakeOrSleep();
        return wake;
    }

    /** One time at which somebody is to be woken up. What is forgotten holds nothing of a plugin any more. */
    final class Wake {

        private final Instant time;

        private final AtomicReference<@Nullable Runnable> action;

        private final AtomicReference<@Nullable Sleep> sleep = new AtomicReference<>();

        private Wake(Instant time, Runnable action) {
            this.time = time;
            this.action = new AtomicReference<>(action);
        }

        void forget() {
            action.set(null);
            end(sleep.getAndSet(null));
        }

        private static void end(@Nullable Sleep former) {
            if (former != null) {
                former.end();
            }
        }

        private void wakeOrSleep() {
            Instant now = instant();
            if (!now.isBefore(time)) {
                Runnable due = action.getAndSet(null);
                if (due != null) {
                    due.run();
                }
                return;
            }
            Duration left = Duration.between(now, time);
            Sleep next = new Sleep(this);
            end(sleep.getAndSet(next));
            next.begin(left.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : left, now);
            if (action.get() == null) {
                forget();
            }
        }

        private void wake(Sleep from) {
            // Whoever comes first, the application's scheduler or the timer.
            if (sleep.compareAndSet(from, null)) {
                from.end();
                wakeOrSleep();
            }
        }
    }

    /**
     * A part of the time until somebody is to be woken up. The application's scheduler may have one thread, in which
     * somebody else's method blocks; the timer does not wait for it for long.
     */
    private final class Sleep {

        private final Wake wake;

        private final List<Future<?>> ends = new CopyOnWriteArrayList<>();

        private volatile boolean ended;

        Sleep(Wake wake) {
            this.wake = wake;
        }

        void begin(Duration time, Instant now) {
            TaskScheduler own = scheduler.get();
            if (own == null) {
                ends.add(threads.after(time, this::over));
            } else {
                ends.add(threads.after(time.plus(PATIENCE), this::over));
                try {
                    ends.add(own.schedule(this::over, now.plus(time)));
                } catch (TaskRejectedException ex) {
                    logger.debug("The application's scheduler takes no tasks any more", ex);
                }
            }
            if (ended) {
                end();
            }
        }

        private void over() {
            wake.wake(this);
        }

        void end() {
            ended = true;
            ends.forEach(future -> future.cancel(false));
        }
    }

    /** The time zone of the server. */
    static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
