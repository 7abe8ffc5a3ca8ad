package dev.stagedoor.wiring;

import java.time.Duration;

/** How long to wait before the next line of progress: 1, 1, 2, 3, 5, 8, ... seconds, at most a minute. */
final class FibonacciGaps {

    private static final long LONGEST = 60;

    private long current = 1;

    private long next = 1;

    Duration next() {
        Duration gap = Duration.ofSeconds(Math.min(current, LONGEST));
        long sum = Math.min(current + next, 2 * LONGEST);
        current = next;
        next = sum;
        return gap;
    }
}
