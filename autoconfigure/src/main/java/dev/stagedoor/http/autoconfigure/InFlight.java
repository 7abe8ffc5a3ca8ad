package dev.stagedoor.http.autoconfigure;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that are inside one plugin. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition empty = lock.newCondition();

    private int count;

    void enter() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
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

    /** Waits until none is left, and gives how many are when that takes too long. */
    int awaitEmpty(Duration limit) throws InterruptedException {
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
