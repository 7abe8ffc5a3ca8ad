package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which tasks run, virtual where the JVM has them, in any case no more than a bound; and a timer whose
 * one thread never runs what users wrote. There is no thread before the first use, and none soon after the last.
 */
final class TaskThreads implements Executor, AutoCloseable {

    private static final int FIRST_JVM_WITH_VIRTUAL_THREADS = 21;

    private static final String PREFIX = "task-";

    private static final long KEPT_SECONDS = 5;

    private final ThreadFactory factory;

    private final ThreadPoolExecutor pool;

    private final ScheduledThreadPoolExecutor timer;

    TaskThreads(int bound) {
        this(bound, Runtime.version().feature() >= FIRST_JVM_WITH_VIRTUAL_THREADS);
    }

    TaskThreads(int bound, boolean virtual) {
        this.factory = virtual ? new VirtualThreadTaskExecutor(PREFIX).getVirtualThreadFactory() : daemons(PREFIX);
        // A task is in the queue once at most, and so the queue is no longer than there are tasks.
        this.pool = new ThreadPoolExecutor(
                bound,
                bound,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        this.timer = new ScheduledThreadPoolExecutor(1, daemons("task-timer-"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Runs something that a user wrote, as soon as a thread is free. */
    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Runs something on a thread of its own, which counts towards no bound and must not last. */
    void alone(Runnable task) {
        factory.newThread(task).start();
    }

    /**
     * Does something short after a time.
     *
     * @return cancels that
     */
    Future<?> after(Duration time, Runnable action) {
        return timer.schedule(action, nanos(time), TimeUnit.NANOSECONDS);
    }

    private static long nanos(Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException ex) {
            return Long.MAX_VALUE / 2;
        }
    }

    /** Nothing new begins. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdownNow();
    }

    private static ThreadFactory daemons(String prefix) {
        CustomizableThreadFactory daemons = new CustomizableThreadFactory(prefix);
        daemons.setDaemon(true);
        return daemons;
    }
}
