package dev.stagedoor.database.autoconfigure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Closes connections that nobody has used for a while, on a thread that starts with the first connection. */
final class IdleConnections implements Runnable {

    /** So many stay open, so that a quiet backend answers soon. */
    private static final int KEPT = 2;

    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final ConnectionPool pool;

    private final ReentrantLock lock;

    private final Condition work;

    private final long pause;

    private boolean isStarted;

    private boolean isWaiting;

    IdleConnections(ConnectionPool pool, ReentrantLock lock, DatabaseProperties properties) {
        this.pool = pool;
        this.lock = lock;
        this.work = lock.newCondition();
        this.pause = Math.max(
                TimeUnit.MILLISECONDS.toNanos(10),
                Math.min(LONGEST_PAUSE, properties.idleTimeout().toNanos() / 4));
    }

    /** There is a connection. The lock is held. */
    void watch() {
        if (!isStarted) {
            isStarted = true;
            Thread thread = new Thread(null, this, "stagedoor-database-idle", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(getClass().getClassLoader());
            thread.start();
        } else if (isWaiting) {
            work.signal();
        }
    }

    /** The lock is held. */
    void stop() {
        work.signal();
    }

    @Override
    public void run() {
        lock.lock();
        try {
            while (!pool.isClosed()) {
                List<PhysicalConnection> taken = pool.takeIdle(KEPT);
                if (!taken.isEmpty()) {
                    close(taken);
                } else if (pool.hasOpen()) {
                    work.awaitNanos(pause);
                } else {
                    isWaiting = true;
                    work.await();
                    isWaiting = false;
                }
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void close(List<PhysicalConnection> taken) {
        lock.unlock();
        try {
            taken.forEach(PhysicalConnection::close);
        } finally {
            lock.lock();
            pool.closed(taken.size());
        }
    }
}
