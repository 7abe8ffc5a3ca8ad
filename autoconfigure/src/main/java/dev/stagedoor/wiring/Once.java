package dev.stagedoor.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/** Something that the first who asks does, while all others wait until it is done. */
final class Once {

    private final AtomicBoolean begun = new AtomicBoolean();

    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

    void run(Runnable action) {
        if (begun.compareAndSet(false, true)) {
            try {
                action.run();
            } finally {
                done.complete(null);
            }
        } else {
            TimedCall.await(done);
        }
    }

    boolean isDone() {
        return done.isDone();
    }
}
