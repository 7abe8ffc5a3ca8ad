package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads of one start or stop: virtual where the JVM has them, else a bounded pool whose threads end with it. A
 * task never waits for another that is still queued.
 */
final class StartupExecutor implements AutoCloseable {

    private static final int FIRST_JVM_WITH_VIRTUAL_THREADS = 21;

    private static final int DEFAULT_PARALLELISM = 64;

    private static final ThreadFactory DEADLINES = daemons("plugin-deadline-");

    private final AtomicLong submitted = new AtomicLong();

    private final Executor threads;

    private final @Nullable GrowingThreads pool;

    private final ScheduledThreadPoolExecutor timer = timer();

    private StartupExecutor(ThreadFactory factory, @Nullable Integer bound) {
        this.pool = bound == null ? null : new GrowingThreads(bound, new PriorityBlockingQueue<>(), factory, timer);
        this.threads = pool != null ? pool : task -> factory.newThread(task).start();
    }

    /**
     * Opens an executor.
     *
     * @param threadNamePrefix what the names of its threads start with
     * @param parallelism how many threads at most, or {@code null} for what suits the JVM
     */
    static StartupExecutor open(String threadNamePrefix, @Nullable Integer parallelism) {
        return open(threadNamePrefix, parallelism, hasVirtualThreads());
    }

    static StartupExecutor open(String threadNamePrefix, @Nullable Integer parallelism, boolean virtual) {
        Integer bound = parallelism == null && !virtual ? Integer.valueOf(DEFAULT_PARALLELISM) : parallelism;
        return new StartupExecutor(threads(threadNamePrefix, virtual), bound);
    }

    /** Runs something on a thread of its own, which counts towards no bound. */
    static void alone(String threadNamePrefix, Runnable task) {
        threads(threadNamePrefix, hasVirtualThreads()).newThread(task).start();
    }

    private static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= FIRST_JVM_WITH_VIRTUAL_THREADS;
    }

    private static ThreadFactory threads(String prefix, boolean virtual) {
        return virtual ? new VirtualThreadTaskExecutor(prefix).getVirtualThreadFactory() : daemons(prefix);
    }

    /** Runs the first task of something. */
    void begin(Runnable task) {
        threads.execute(new Turn(task, false, submitted.getAndIncrement()));
    }

    /** Runs a further task of something that has begun, before anything new begins. */
    void proceed(Runnable task) {
        threads.execute(new Turn(task, true, submitted.getAndIncrement()));
    }

    /** Adds a thread for one that is lost in a task that nobody waits for any more. */
    void compensate() {
        if (pool != null) {
            pool.add();
        }
    }

    /**
     * Runs an action on a thread of its own when time is up.
     *
     * @return cancels that
     */
    Future<?> after(Duration time, Runnable action) {
        return timer.schedule(() -> DEADLINES.newThread(action).start(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (pool != null) {
            pool.shutdown();
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, DEADLINES, new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static ThreadFactory daemons(String prefix) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
        factory.setDaemon(true);
        return factory;
    }

    /** A task's place in the queue. */
    private record Turn(Runnable task, boolean proceeds, long number) implements Runnable, Comparable<Turn> {

        @Override
        public void run() {
            task.run();
        }

        @Override
        public int compareTo(Turn other) {
            return proceeds == other.proceeds ? Long.compare(number, other.number) : proceeds ? -1 : 1;
        }
    }
}
