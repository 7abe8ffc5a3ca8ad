package dev.stagedoor.wiring;

import org.springframework.context.SmartLifecycle;

/** Stops the plugins once the web server has stopped, and starts them before it does if that is wanted. */
final class PluginsLifecycle implements SmartLifecycle {

    /** Below the phase in which Spring Boot starts and stops the web server, which is 2048 below the highest. */
    static final int PHASE = Integer.MAX_VALUE - 4096;

    private final BackendStarter starter;

    private final BackendStopper stopper;

    private final boolean servesEarly;

    private volatile boolean begun;

    PluginsLifecycle(BackendStarter starter, BackendStopper stopper, boolean servesEarly) {
        this.starter = starter;
        this.stopper = stopper;
        this.servesEarly = servesEarly;
    }

    @Override
    public void start() {
        begun = true;
        if (!servesEarly) {
            stopper.start();
        }
    }

    @Override
    public void stop() {
        stopper.stop();
    }

    @Override
    public boolean isRunning() {
        return begun && !stopper.hasStopped();
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
