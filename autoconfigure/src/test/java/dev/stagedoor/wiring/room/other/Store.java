package dev.stagedoor.wiring.room.other;

import java.time.Clock;

import org.springframework.stereotype.Component;

/** A component with the name of one of another plugin. */
@Component
public class Store {

    /** What was injected. */
    public final Clock clock;

    Store(Clock clock) {
        this.clock = clock;
    }
}
