package dev.stagedoor.scheduler.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that the database of the tasks cannot be used, and that it can again: once each. Thread-safe. */
final class ClusterOutage {

    private static final Logger logger = LoggerFactory.getLogger(ClusterOutage.class);

    private final AtomicBoolean out = new AtomicBoolean();

    void failed(RuntimeException cause) {
        if (out.compareAndSet(false, true)) {
            logger.warn("The database of the global tasks cannot be used; they wait until it can", cause);
        } else {
            logger.debug("The database of the global tasks cannot be used", cause);
        }
    }

    void over() {
        if (out.get() && out.compareAndSet(true, false)) {
            logger.info("The database of the global tasks can be used again");
        }
    }
}
