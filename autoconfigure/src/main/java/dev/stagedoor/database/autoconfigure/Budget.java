package dev.stagedoor.database.autoconfigure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The bound of all connections that plugins hold at the same time, and who comes next. Plugins that hold none come
 * before those that do, and within each kind whoever came first. All methods are called with the lock held.
 */
final class Budget {

    private final ReentrantLock lock;

    private final int max;

    private final Deque<Waiter> waiters = new ArrayDeque<>();

    private int held;

    private boolean isClosed;

    Budget(ReentrantLock lock, int max) {
        this.lock = lock;
        this.max = max;
    }

    int held() {
        return held;
    }

    int waiting() {
        return waiters.size();
    }

    /**
     * Waits until the plugin may have one more connection.
     *
     * @param deadline until when, as {@link System#nanoTime()} tells it
     * @return whether it may; {@code false} if the time is over, or the budget is closed
     * @throws InterruptedException if the thread is interrupted; it may have none then
     */
    boolean take(Share share, @Nullable Integer bound, long deadline) throws InterruptedException {
        if (isClosed) {
            return false;
        }
        if (share.mayTake(max - held, bound)) {
            grant(share);
            return true;
        }
        Waiter waiter = new Waiter(share, bound, lock.newCondition());
        waiters.addLast(waiter);
        share.addWaiting(1);
        try {
            long remaining = deadline - System.nanoTime();
            while (!waiter.granted && !isClosed && remaining > 0) {
                waiter.condition.awaitNanos(remaining);
                remaining = deadline - System.nanoTime();
            }
            return waiter.granted;
        } catch (InterruptedException ex) {
            if (waiter.granted) {
                release(share);
            }
            throw ex;
        } finally {
            share.addWaiting(-1);
            waiters.remove(waiter);
        }
    }

    void release(Share share) {
        share.add(-1);
        held--;
        if (!waiters.isEmpty()) {
            // Each grant changes what the others may have.
            while (grantNext(true) || grantNext(false)) {}
        }
    }

    /** Lets nobody have any more. */
    void close() {
        isClosed = true;
        waiters.forEach(waiter -> waiter.condition.signal());
    }

    private boolean grantNext(boolean toThoseWithNone) {
        for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if ((waiter.share.held() == 0) == toThoseWithNone && waiter.share.mayTake(max - held, waiter.bound)) {
                each.remove();
                waiter.granted = true;
                grant(waiter.share);
                waiter.condition.signal();
                return true;
            }
        }
        return false;
    }

    private void grant(Share share) {
        share.add(1);
        held++;
    }

    /** A thread that waits. */
    private static final class Waiter {

        private final Share share;

        private final @Nullable Integer bound;

        private final Condition condition;

        private boolean granted;

        Waiter(Share share, @Nullable Integer bound, Condition condition) {
            this.share = share;
            this.bound = bound;
            this.condition = condition;
        }
    }
}
