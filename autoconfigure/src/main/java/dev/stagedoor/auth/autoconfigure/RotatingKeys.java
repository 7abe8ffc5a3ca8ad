package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that change while a plugin signs. A key is published before its first use, for as long as others may keep what
 * they have read, and until the last token that it has signed has expired. Only the first key, which nobody can know,
 * is used as soon as it is published. Private keys are in memory alone.
 */
final class RotatingKeys implements SigningKeys {

    private static final Logger logger = LoggerFactory.getLogger(RotatingKeys.class);

    private static final Duration RETRY = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AuthProperties timing;

    private final InstantSource clock;

    private final Supplier<SigningKey> generator;

    private final ReentrantLock lock = new ReentrantLock();

    private final ReentrantLock listing = new ReentrantLock();

    private volatile KeyTable table;

    private volatile Own own = new Own(List.of(), KeySet.EMPTY);

    private volatile @Nullable Used active;

    /** Keys that are published already, in the order in which they will be used. */
    private final Deque<Used> next = new ArrayDeque<>();

    private Instant retry = Instant.MIN;

    private @Nullable Listed listed;

    RotatingKeys(KeyTable table, AuthProperties timing, InstantSource clock, Supplier<SigningKey> generator) {
        this.table = table;
        this.timing = timing;
        this.clock = clock;
        this.generator = generator;
    }

    /** Keeps keys elsewhere from now on, because the plugin runs anew. */
    void keepIn(KeyTable other) {
        table = other;
    }

    @Override
    public SigningKey current() {
        Instant now = clock.instant();
        Used present = active;
        if (present != null && now.isBefore(present.calmUntil())) {
            return present.key();
        }
        if (present != null && now.isBefore(present.lastSignature())) {
            if (!lock.tryLock()) {
                return present.key();
            }
        } else {
            awaitLock();
        }
        try {
            return rotate(clock.instant()).key();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the others who make a key. */
    private void awaitLock() {
        try {
            if (lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("Waited in vain for a key to sign with");
    }

    private Used rotate(Instant now) {
        Used present = active;
        while (!next.isEmpty() && !now.isBefore(next.peekFirst().begin())) {
            present = next.removeFirst();
            active = present;
        }
        if (present == null || !now.isBefore(present.published())) {
            active = publish(generator.get(), now, now);
            next.clear();
            return active;
        }
        Used last = next.isEmpty() ? present : next.peekLast();
        if (!now.isBefore(last.calmUntil())) {
            prepare(last, now);
        }
        if (!now.isBefore(present.lastSignature())) {
            // Nobody has signed for long. The others know this key still, and not the next one.
            active = present = publish(present.key(), present.begin(), now);
        }
        return present;
    }

    /** Where others keep keys for longer than one is used, several are published before their time. */
    private void prepare(Used last, Instant now) {
        if (now.isBefore(retry)) {
            return;
        }
        Instant regular = last.begin().plus(timing.keyRotation());
        Instant earliest = now.plus(timing.keyPublicationLead());
        try {
            next.addLast(publish(generator.get(), regular.isAfter(earliest) ? regular : earliest, now));
        } catch (RuntimeException ex) {
            retry = now.plus(RETRY);
            logger.warn("Could not make the next key to sign with, and go on with the present one", ex);
        }
    }

    /** Publishes a key that may be used from a time on. Before this has been done, nothing is signed with it. */
    private Used publish(SigningKey key, Instant begin, Instant now) {
        Instant from = begin.isAfter(now) ? begin : now;
        Used used = new Used(key, begin, from.plus(timing.retention()), timing);
        table.put(key.id(), key.publicKey(), used.published());
        List<Used> known = new ArrayList<>(own.keys());
        known.removeIf(one -> one.key().id().equals(key.id()) || !now.isBefore(one.published()));
        known.add(used);
        own = new Own(
                known,
                KeySet.of(known.stream().map(one -> one.key().publicKey()).toList()));
        return used;
    }

    @Override
    public KeySet own() {
        return own.set();
    }

    @Override
    public Map<String, String> describe() {
        Used present = active;
        String kind = table.kind();
        return present == null
                ? Map.of("keyStore", kind)
                : Map.of("keyStore", kind, "key", present.key().id());
    }

    /** Whoever waited while others read gets what was read after it had come: the number of reads is bounded. */
    @Override
    public List<Map<String, Object>> published() {
        long arrival = System.nanoTime();
        listing.lock();
        try {
            Listed last = listed;
            if (last == null || last.begin() - arrival < 0) {
                last = new Listed(System.nanoTime(), List.copyOf(table.list(clock.instant())));
                listed = last;
            }
            return last.keys();
        } finally {
            listing.unlock();
        }
    }

    /**
     * A key in use.
     *
     * @param begin from when on it is used
     * @param published until when it is published
     */
    private record Used(SigningKey key, Instant begin, Instant published, AuthProperties timing) {

        /** Until when there is nothing to be done but to sign. */
        Instant calmUntil() {
            return begin.plus(timing.keyRotation()).minus(timing.keyPublicationLead());
        }

        /** From when on a token would outlive the key. */
        Instant lastSignature() {
            return published.minus(timing.tokenLifetime());
        }
    }

    private record Own(List<Used> keys, KeySet set) {}

    private record Listed(long begin, List<Map<String, Object>> keys) {}
}
