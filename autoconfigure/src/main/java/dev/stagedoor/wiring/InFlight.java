package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what is under way in one plugin, such as requests. Who begins something counts first and looks then whether the
 * plugin still takes it; who ends the plugin says first that it does not, and waits then. Thread-safe.
 */
public final class InFlight {

    private final AtomicInteger count = new AtomicInteger();

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition empty = lock.newCondition();

    private volatile int waiting;

    /** Something begins, which {@link #leave} ends. */
    public void enter() {
        count.incrementAndGet();
    }

    /** Something has ended. Whoever waits says so before it looks at the count, and so is not overlooked here. */
    public void leave() {
        if (count.decrementAndGet() == 0 && waiting > 0) {
            lock.lock();
            try {
                empty.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Tells how much is under way.
     *
     * @return the count at this moment
     */
    public int count() {
        return count.get();
    }

    /**
     * Waits until nothing is under way.
     *
     * @param limit how long at most
     * @return how much is under way then, or 0 if the thread is interrupted, which it stays
     */
    public int drain(Duration limit) {
        try {
            return awaitEmpty(limit);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int awaitEmpty(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        waiting++;
        try {
            long left = limit.toNanos();
            while (count.get() > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
            return count.get();
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
