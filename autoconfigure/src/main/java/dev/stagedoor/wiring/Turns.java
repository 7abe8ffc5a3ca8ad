package dev.stagedoor.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.ConflictException;

/**
 * Lets things happen one after the other. Whoever asks while one goes on gets the next turn, which all who ask
 * meanwhile share. Thread-safe.
 */
final class Turns {

    private final ReentrantLock lock = new ReentrantLock();

    private final Runnable ended;

    private @Nullable Turn current;

    private @Nullable Turn next;

    private @Nullable String refusal;

    Turns() {
        this(() -> {});
    }

    /**
     * Makes turns.
     *
     * @param ended what to do after each turn, when nothing goes on unless somebody asked for it meanwhile
     */
    Turns(Runnable ended) {
        this.ended = ended;
    }

    /**
     * Takes a turn: now, or after the present one.
     *
     * @param work begins what is to happen, and gives what completes when it has ended
     * @return completes, with the failure or with {@code null}, when that has ended
     * @throws ConflictException if turns have ended
     */
    CompletableFuture<@Nullable Throwable> take(Supplier<CompletableFuture<@Nullable Throwable>> work) {
        Turn mine = new Turn(work);
        lock.lock();
        try {
            if (refusal != null) {
                throw new ConflictException(refusal);
            }
            if (current != null) {
                next = next == null ? mine : next;
                return next.done();
            }
            current = mine;
        } finally {
            lock.unlock();
        }
        mine.begin(this);
        return mine.done();
    }

    /** Takes a turn if nothing goes on and nothing has ended. */
    void takeIfIdle(Supplier<CompletableFuture<@Nullable Throwable>> work) {
        Turn mine = new Turn(work);
        lock.lock();
        try {
            if (current != null || refusal != null) {
                return;
            }
            current = mine;
        } finally {
            lock.unlock();
        }
        mine.begin(this);
    }

    /** Ends turns: who waits for one is refused, as is who comes later. The present one goes on. */
    void end(String reason) {
        Turn waiting;
        lock.lock();
        try {
            refusal = reason;
            waiting = next;
            next = null;
        } finally {
            lock.unlock();
        }
        if (waiting != null) {
            waiting.done().completeExceptionally(new ConflictException(reason));
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return refusal != null;
        } finally {
            lock.unlock();
        }
    }

    /** What completes when the present turn ends. */
    CompletableFuture<?> present() {
        lock.lock();
        try {
            return current == null ? CompletableFuture.completedFuture(null) : current.done();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Turn advance() {
        lock.lock();
        try {
            current = next;
            next = null;
            return current;
        } finally {
            lock.unlock();
        }
    }

    private record Turn(
            Supplier<CompletableFuture<@Nullable Throwable>> work, CompletableFuture<@Nullable Throwable> done) {

        Turn(Supplier<CompletableFuture<@Nullable Throwable>> work) {
            this(work, new CompletableFuture<>());
        }

        void begin(Turns turns) {
            CompletableFuture<@Nullable Throwable> end;
            try {
                end = work.get();
            } catch (Throwable ex) {
                end = CompletableFuture.failedFuture(ex);
            }
            end.whenComplete((failure, unexpected) -> {
                Turn following = turns.advance();
                try {
                    turns.ended.run();
                } finally {
                    done.complete(unexpected != null ? unexpected : failure);
                }
                if (following != null) {
                    following.begin(turns);
                }
            });
        }
    }
}
