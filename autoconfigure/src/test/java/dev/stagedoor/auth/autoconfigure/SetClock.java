package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is moved. */
final class SetClock implements InstantSource {

    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    SetClock pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        return this;
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
