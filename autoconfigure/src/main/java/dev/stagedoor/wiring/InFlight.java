package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what is under way in one plugin, such as requests. Who begins something counts first and looks then whether the
 * plugin still takes it; who ends the plugin says first that it does not, and waits then. Thread-safe.
 */
public final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition empty = lock.newCondition();

    private int count;

    /** Something begins, which {@link #leave} ends. */
    public void enter() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    /** Something has ended. */
    public void leave() {
        lock.lock();
        try {
            count--;
            if (count == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is under way.
     *
     * @param limit how long at most
     * @return how much is under way then
     * @throws InterruptedException if the thread is interrupted
     */
    public int awaitEmpty(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (count > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
            return count;
        } finally {
            lock.unlock();
        }
    }
}
