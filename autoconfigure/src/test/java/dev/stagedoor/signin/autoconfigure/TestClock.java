package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. */
final class TestClock implements InstantSource {

    private volatile Instant now = Instant.ofEpochSecond(1_800_000_000);

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
