package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.logger.LoggerService;

/**
 * Keys that this process makes, one after the other, and whose private halves it keeps to itself. A key is published
 * before it signs, for as long as those who verify tokens may go on with the keys that they know; only the first one
 * signs at once. It stays published until its last token has ended.
 */
final class RotatingKeys implements KeyRing {

    private final KeyStore store;

    private final SigningAlgorithm algorithm;

    private final KeyPace pace;

    private final InstantSource clock;

    private final LoggerService logger;

    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Ring ring;

    private @Nullable ScheduledExecutorService timer;

    private boolean closed;

    RotatingKeys(KeyStore store, SigningAlgorithm algorithm, KeyPace pace, InstantSource clock, LoggerService logger) {
        this.store = store;
        this.algorithm = algorithm;
        this.pace = pace;
        this.clock = clock;
        this.logger = logger;
    }

    /** A key, from when it may sign, and until when it is published. */
    private record Held(SigningKey key, Instant from, Instant publishedUntil) {}

    /** The key that signs, and the one that will. */
    private record Ring(Held current, @Nullable Held next) {

        Ring at(Instant now) {
            return next != null && !now.isBefore(next.from()) ? new Ring(next, null) : this;
        }
    }

    @Override
    public SigningKey current() {
        Instant now = clock.instant();
        Ring known = ring;
        if (known != null && outlasts(known.at(now).current(), now)) {
            return known.at(now).current().key();
        }
        return begin().key();
    }

    @Override
    public List<Map<String, Object>> publicKeys() {
        Instant now = clock.instant();
        return store.list().stream()
                .filter(key -> key.expiresAt().isAfter(now))
                .map(PublishedKey::jwk)
                .toList();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (timer != null) {
                timer.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean outlasts(Held held, Instant now) {
        return !now.plus(pace.tokens()).isAfter(held.publishedUntil());
    }

    /** Makes the first key, or one in place of that which had no successor for too long. */
    private Held begin() {
        lock.lock();
        try {
            Instant now = clock.instant();
            Ring known = ring;
            if (known == null || !outlasts(known.at(now).current(), now)) {
                known = new Ring(publish(now), null);
                ring = known;
                wakeAfter(pace.successorAfter());
            }
            return known.at(now).current();
        } finally {
            lock.unlock();
        }
    }

    /** Publishes the successor when it is time, on the thread of the timer. */
    void prepare() {
        lock.lock();
        try {
            Ring known = ring;
            if (known == null || closed) {
                return;
            }
            Instant now = clock.instant();
            Ring present = known.at(now);
            ring = present;
            if (present.next() == null && !now.isBefore(present.current().from().plus(pace.successorAfter()))) {
                Held next = publish(now.plus(pace.ahead()));
                // The time that storing took is not one in which anybody could have had the key.
                Held ripe = new Held(next.key(), clock.instant().plus(pace.ahead()), next.publishedUntil());
                ring = new Ring(present.current(), ripe);
            }
            wakeAfter(untilNextStep(now));
        } catch (RuntimeException ex) {
            logger.warn("The next key of user tokens could not be published; the present one goes on signing", ex);
            wakeAfter(pace.retry());
        } finally {
            lock.unlock();
        }
    }

    private Duration untilNextStep(Instant now) {
        Ring known = ring;
        if (known == null) {
            return pace.retry();
        }
        Held next = known.next();
        Instant due = next == null ? known.current().from().plus(pace.successorAfter()) : next.from();
        return Duration.between(now, due);
    }

    private Held publish(Instant from) {
        SigningKey key = new SigningKey(algorithm.generate(UUID.randomUUID().toString()), algorithm);
        Instant until = from.plus(pace.published());
        store.add(new PublishedKey(key.id(), key.publicJwk(), until));
        logger.info("Created the signing key {}", key.id());
        prune();
        return new Held(key, from, until);
    }

    private void prune() {
        Instant now = clock.instant();
        try {
            List<String> ended = store.list().stream()
                    .filter(key -> !key.expiresAt().isAfter(now))
                    .map(PublishedKey::id)
                    .toList();
            if (!ended.isEmpty()) {
                store.remove(ended);
            }
        } catch (RuntimeException ex) {
            logger.debug("Signing keys that have ended could not be removed; the next key tries again", ex);
        }
    }

    private void wakeAfter(Duration delay) {
        if (closed) {
            return;
        }
        ScheduledExecutorService executor = timer;
        if (executor == null) {
            executor = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "stagedoor-sign-in-keys");
                thread.setDaemon(true);
                return thread;
            });
            timer = executor;
        }
        executor.schedule(this::prepare, Math.max(delay.toMillis(), 1), TimeUnit.MILLISECONDS);
    }
}
