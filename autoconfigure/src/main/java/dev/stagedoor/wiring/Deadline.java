package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs an action on a thread of its own when time is up, unless it is cancelled before. */
final class Deadline {

    private final CompletableFuture<Boolean> passed = new CompletableFuture<>();

    private Deadline() {}

    static Deadline in(Duration time, Runnable action) {
        Deadline deadline = new Deadline();
        deadline.passed
                .completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(passed -> {
                    if (passed) {
                        Thread thread = new Thread(action, "plugin-deadline");
                        thread.setDaemon(true);
                        thread.start();
                    }
                });
        return deadline;
    }

    void cancel() {
        passed.complete(false);
    }
}
