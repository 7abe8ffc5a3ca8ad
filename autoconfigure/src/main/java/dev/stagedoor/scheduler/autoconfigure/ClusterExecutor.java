package dev.stagedoor.scheduler.autoconfigure;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Shows db-scheduler threads that are not its own: what it shuts down is its use of them. */
final class ClusterExecutor extends AbstractExecutorService {

    private final Executor threads;

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition idle = lock.newCondition();

    private int running;

    private boolean shutdown;

    ClusterExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable command) {
        lock.lock();
        try {
            if (shutdown) {
                throw new RejectedExecutionException("The scheduler has stopped");
            }
            running++;
        } finally {
            lock.unlock();
        }
        try {
            threads.execute(() -> {
                try {
                    command.run();
                } finally {
                    done();
                }
            });
        } catch (RuntimeException ex) {
            done();
            throw ex;
        }
    }

    private void done() {
        lock.lock();
        try {
            running--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            shutdown = true;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What runs has been told to end already, each by itself. */
    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        lock.lock();
        try {
            return shutdown;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isTerminated() {
        lock.lock();
        try {
            return shutdown && running == 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lock();
        try {
            while (!(shutdown && running == 0)) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
