package dev.stagedoor.database;

import java.util.concurrent.TimeUnit;

/** Passes an interrupt on to the database: drivers wait for a statement without noticing one. */
final class InterruptWatch implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 100;

    private final Thread watched = Thread.currentThread();

    private final RunningStatement running;

    private final Thread watching = new Thread(this::watch, watched.getName() + "-interrupts");

    private InterruptWatch(RunningStatement running) {
        this.running = running;
    }

    /** Watches the calling thread until closed. */
    static InterruptWatch begin(RunningStatement running) {
        InterruptWatch watch = new InterruptWatch(running);
        watch.watching.setDaemon(true);
        watch.watching.start();
        return watch;
    }

    private void watch() {
        try {
            while (!watched.isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            }
            while (!running.wasInterrupted()) {
                running.interrupt();
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException ex) {
            // Closed: the migration has ended.
        }
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
