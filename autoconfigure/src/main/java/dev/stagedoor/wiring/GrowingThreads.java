package dev.stagedoor.wiring;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * As many threads as there are processors at first, and more, up to a bound, while those there are get nothing done
 * because they wait. Making a thread costs more than starting a plugin that does not wait.
 */
final class GrowingThreads implements Executor {

    private static final long PATIENCE_MILLIS = 2;

    private final ScheduledExecutorService timer;

    private final ThreadPoolExecutor pool;

    private final AtomicBoolean watched = new AtomicBoolean();

    private volatile long done;

    GrowingThreads(int bound, BlockingQueue<Runnable> queue, ThreadFactory factory, ScheduledExecutorService timer) {
        this.timer = timer;
        this.pool = new ThreadPoolExecutor(
                Math.min(bound, Runtime.getRuntime().availableProcessors()),
                bound,
                1,
                TimeUnit.SECONDS,
                queue,
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
        watch();
    }

    /** Adds a thread beyond the bound. */
    void add() {
        if (!pool.isShutdown()) {
            pool.setMaximumPoolSize(pool.getMaximumPoolSize() + 1);
            pool.setCorePoolSize(pool.getCorePoolSize() + 1);
        }
    }

    /** Lets what has been given be done, and nothing more. */
    void shutdown() {
        pool.shutdown();
    }

    private void watch() {
        if (pool.getCorePoolSize() < pool.getMaximumPoolSize()
                && !pool.getQueue().isEmpty()
                && watched.compareAndSet(false, true)) {
            timer.schedule(this::look, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        watched.set(false);
        long now = pool.getCompletedTaskCount();
        if (now == done && !pool.getQueue().isEmpty()) {
            pool.setCorePoolSize(Math.min(pool.getMaximumPoolSize(), pool.getCorePoolSize() * 2));
        }
        done = now;
        watch();
    }
}
