package dev.stagedoor.wiring;

/**
 * Learns that the JVM is being ended while the backend starts. Spring closes a context only when its refresh has ended,
 * which a plugin that hangs would put off for as long as its start may take.
 */
final class SignalWatch implements AutoCloseable {

    private final Thread hook;

    private SignalWatch(Thread hook) {
        this.hook = hook;
    }

    /** Runs the action if the JVM is ended before the watch is closed. */
    static SignalWatch begin(Runnable action) {
        Thread hook = new Thread(action, "plugin-start-signal");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ex) {
            // The JVM is being ended already.
            hook.setDaemon(true);
            hook.start();
        }
        return new SignalWatch(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ex) {
            // The JVM is being ended: the hook runs, and ends by itself now that the start has settled.
        }
    }
}
