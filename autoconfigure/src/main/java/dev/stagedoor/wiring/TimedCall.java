package dev.stagedoor.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** One task with a time limit, and ways to wait for it. */
final class TimedCall {

    private TimedCall() {}

    /** Runs the action, and returns what completes when it has ended or its time is up. */
    static CompletableFuture<@Nullable Void> run(
            TimedWork.Subject subject, String step, StartupExecutor executor, Runnable action) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        TimedWork work = new TimedWork(subject, executor, done::completeExceptionally);
        work.begin(step, () -> {
            try {
                action.run();
                if (work.end()) {
                    done.complete(null);
                }
            } catch (Throwable ex) {
                if (work.end()) {
                    done.completeExceptionally(ex);
                }
            }
        });
        return done;
    }

    /**
     * Waits for what ends by itself, and keeps an interrupt for later. Waits with a limit each time, because Spring
     * takes a closing thread that waits without one for stuck.
     *
     * @return the failure, or {@code null}
     */
    static @Nullable Throwable await(CompletableFuture<?> done) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get(1, TimeUnit.MINUTES);
                    return null;
                } catch (ExecutionException ex) {
                    return ex.getCause();
                } catch (InterruptedException ex) {
                    interrupted = true;
                } catch (TimeoutException ex) {
                    continue;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
