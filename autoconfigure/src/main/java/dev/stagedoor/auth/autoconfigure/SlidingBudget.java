package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** So many times within any period of a length, and not more often. */
final class SlidingBudget {

    private final int limit;

    private final Duration period;

    private final Deque<Instant> spent = new ArrayDeque<>();

    private final ReentrantLock lock = new ReentrantLock();

    SlidingBudget(int limit, Duration period) {
        this.limit = limit;
        this.period = period;
    }

    /** Spends one time, if there is one left. */
    boolean spend(Instant now) {
        lock.lock();
        try {
            while (!spent.isEmpty() && !spent.peekFirst().plus(period).isAfter(now)) {
                spent.removeFirst();
            }
            if (spent.size() >= limit) {
                return false;
            }
            spent.addLast(now);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
