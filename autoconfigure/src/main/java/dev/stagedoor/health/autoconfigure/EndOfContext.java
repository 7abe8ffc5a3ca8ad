package dev.stagedoor.health.autoconfigure;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Knows when the application begins to stop, which is before any hook runs. */
final class EndOfContext implements ApplicationListener<ContextClosedEvent> {

    private final ApplicationContext context;

    private volatile boolean begun;

    EndOfContext(ApplicationContext context) {
        this.context = context;
    }

    /** The end of a child, such as Actuator's, is told to its parents too. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            begun = true;
        }
    }

    boolean hasBegun() {
        return begun;
    }
}
