package dev.stagedoor.wiring;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the plugins once the web server has opened its port, and begins the stop before the web server drains. The
 * application is live while its plugins start, and ready only when Spring Boot says so.
 */
final class BackendLifecycle implements SmartLifecycle {

    private final BackendStarter starter;

    private final BackendStopper stopper;

    private final boolean servesEarly;

    private final ApplicationEventPublisher events;

    BackendLifecycle(
            BackendStarter starter, BackendStopper stopper, boolean servesEarly, ApplicationEventPublisher events) {
        this.starter = starter;
        this.stopper = stopper;
        this.servesEarly = servesEarly;
        this.events = events;
    }

    @Override
    public void start() {
        if (servesEarly) {
            AvailabilityChangeEvent.publish(events, this, LivenessState.CORRECT);
            stopper.start();
        }
    }

    @Override
    public void stop() {
        stopper.announce();
    }

    /** True from the start of the plugins on, whoever started them and however that ended. */
    @Override
    public boolean isRunning() {
        return starter.hasBegun() && !stopper.hasAnnounced();
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
