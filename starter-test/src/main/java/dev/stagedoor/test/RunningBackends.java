package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The test backends that nobody has closed yet. */
final class RunningBackends {

    private static final Logger logger = LoggerFactory.getLogger(RunningBackends.class);

    private static final Set<AutoCloseable> running = ConcurrentHashMap.newKeySet();

    private RunningBackends() {}

    static void add(AutoCloseable backend) {
        running.add(backend);
    }

    static void remove(AutoCloseable backend) {
        running.remove(backend);
    }

    static List<AutoCloseable> all() {
        return List.copyOf(running);
    }

    /** Closes what tests left open. No test can fail any more, so a failure is only printed. */
    static void closeAll() {
        for (AutoCloseable backend : new ArrayList<>(running)) {
            try {
                backend.close();
            } catch (Exception ex) {
                logger.warn("A test backend could not be stopped", ex);
            } finally {
                running.remove(backend);
            }
        }
    }
}
