package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that serve one end and that share a time limit, counted from when the first of them begins to run. Who ends the
 * work first decides how it ended.
 */
final class TimedWork {

    private final Subject subject;

    private final StartupExecutor executor;

    private final Consumer<TimeoutException> expired;

    private final Set<TimedTask> running = ConcurrentHashMap.newKeySet();

    private final AtomicReference<@Nullable Step> following = new AtomicReference<>();

    private final AtomicBoolean over = new AtomicBoolean();

    private final AtomicReference<@Nullable Future<?>> deadline = new AtomicReference<>();

    TimedWork(Subject subject, StartupExecutor executor, Consumer<TimeoutException> expired) {
        this.subject = subject;
        this.executor = executor;
        this.expired = expired;
    }

    /** Runs the first task. */
    void begin(String step, Runnable action) {
        executor.begin(() -> run(step, action));
    }

    /** Runs a further task, at the same time as others. */
    void proceed(String step, Runnable action) {
        executor.proceed(() -> run(step, action));
    }

    /** Runs a further task on the thread of one that calls this, when that has ended. */
    void follow(String step, Runnable action) {
        following.set(new Step(step, action));
    }

    boolean isOver() {
        return over.get();
    }

    /** Whether no thread is in any of its tasks. */
    boolean isLeft() {
        return running.isEmpty();
    }

    /** Ends the work because it is done; false if it has ended before. */
    boolean end() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        Future<?> pending = deadline.get();
        if (pending != null) {
            pending.cancel(false);
        }
        return true;
    }

    /** Ends the work before it is done and interrupts its threads; false if it has ended before. */
    boolean cancel() {
        boolean ended = end();
        if (ended) {
            interrupt();
        }
        return ended;
    }

    private void run(String step, Runnable action) {
        if (deadline.get() == null) {
            Future<?> mine = executor.after(subject.limit(), this::expire);
            if (!deadline.compareAndSet(null, mine)) {
                mine.cancel(false);
            }
        }
        Step next = new Step(step, action);
        while (next != null) {
            run(next);
            next = following.getAndSet(null);
        }
    }

    private void run(Step step) {
        TimedTask task = new TimedTask(step.name(), subject.pluginId(), step.action());
        running.add(task);
        try {
            if (!over.get()) {
                task.run();
            }
        } finally {
            running.remove(task);
        }
    }

    private void expire() {
        if (over.compareAndSet(false, true)) {
            TimeoutException timeout = timeout();
            interrupt();
            expired.accept(timeout);
        }
    }

    private void interrupt() {
        running.forEach(task -> {
            executor.compensate();
            task.cancel(true);
        });
    }

    private TimeoutException timeout() {
        TimeoutException timeout = new DeadlineException(
                subject.expiry(running),
                "See what its threads wait for, make that fail sooner, or raise " + subject.property() + ".");
        running.stream().map(TimedTask::whereItIs).forEach(timeout::addSuppressed);
        return timeout;
    }

    private record Step(String name, Runnable action) {}

    /** What the work is about. */
    record Subject(String name, @Nullable String pluginId, Duration limit, String property) {

        String expiry(Set<TimedTask> running) {
            String steps = running.isEmpty()
                    ? "waiting for a free thread"
                    : running.stream()
                            .map(TimedTask::describe)
                            .sorted()
                            .reduce((left, right) -> left + ", " + right)
                            .orElse("");
            return name + " has not finished within " + TimedTask.print(limit) + ". It was in: " + steps;
        }
    }
}
