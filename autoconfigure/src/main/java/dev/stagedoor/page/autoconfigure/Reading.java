package dev.stagedoor.page.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What is read elsewhere, where it may take any time: a database may hang. Read on a thread of its own, once at the same
 * time and not again as long as it is fresh, however many look at the page; whoever waits too long gets what was read
 * before, and nothing if that failed.
 *
 * @param <T> what is read
 */
final class Reading<T> {

    private final Supplier<T> source;

    private final Executor threads;

    private final Duration fresh;

    private final AtomicReference<@Nullable CompletableFuture<T>> underWay = new AtomicReference<>();

    private volatile @Nullable Read<T> last;

    Reading(Supplier<T> source, Executor threads, Duration fresh) {
        this.fresh = fresh;
        this.source = source;
        this.threads = threads;
    }

    /** Begins to read, unless there is something fresh or somebody reads already. */
    void begin() {
        Read<T> known = last;
        if (known != null && System.nanoTime() - known.at() < fresh.toNanos()) {
            return;
        }
        CompletableFuture<T> mine = new CompletableFuture<>();
        if (underWay.compareAndSet(null, mine)) {
            try {
                threads.execute(() -> read(mine));
            } catch (RejectedExecutionException ex) {
                underWay.set(null);
            }
        }
    }

    /** What was read last, {@code null} if nothing was, after having waited until a time of {@code System.nanoTime}. */
    @Nullable
    T await(long deadline) {
        CompletableFuture<T> present = underWay.get();
        if (present != null) {
            try {
                return present.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException ex) {
                // What was known before is better than nothing.
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
        }
        Read<T> known = last;
        return known == null ? null : known.value();
    }

    private void read(CompletableFuture<T> mine) {
        try {
            T value = source.get();
            last = new Read<>(value, System.nanoTime());
            mine.complete(value);
        } catch (Throwable ex) {
            last = new Read<>(null, System.nanoTime());
            mine.completeExceptionally(ex);
        } finally {
            underWay.set(null);
        }
    }

    private record Read<T>(@Nullable T value, long at) {}
}
