package dev.stagedoor.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statement that a migration executes. An interrupt makes one statement fail, the running one or else the next, and
 * no other: what follows gives the lock back and tells of the failure. Thread-safe.
 */
final class RunningStatement {

    private static final Logger logger = LoggerFactory.getLogger(RunningStatement.class);

    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Statement running;

    private boolean interrupted;

    /** Tells that the calling thread is about to execute a statement, which it may not if it was interrupted. */
    void begin(Statement statement) throws SQLException {
        lock.lock();
        try {
            if (Thread.currentThread().isInterrupted() && !interrupted) {
                interrupted = true;
                throw new SQLException("The migration was interrupted");
            }
            running = statement;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a cancellation that is under way, so that it can not hit the next statement. */
    void end() {
        lock.lock();
        try {
            running = null;
        } finally {
            lock.unlock();
        }
    }

    /** Tells that the thread was interrupted. */
    void interrupt() {
        lock.lock();
        try {
            if (running != null && !interrupted) {
                interrupted = true;
                running.cancel();
            }
        } catch (SQLException ex) {
            logger.warn("A migration cannot be interrupted; it goes on until its statement ends", ex);
        } finally {
            lock.unlock();
        }
    }

    boolean wasInterrupted() {
        lock.lock();
        try {
            return interrupted;
        } finally {
            lock.unlock();
        }
    }
}
