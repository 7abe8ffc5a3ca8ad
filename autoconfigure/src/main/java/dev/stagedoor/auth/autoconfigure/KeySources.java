package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all issuers, by address. Those from whom keys were read once are apart from those who are only named by
 * tokens, so that whoever invents names displaces nobody, and makes a bounded number of requests.
 */
final class KeySources {

    private static final int MOST = 1000;

    private static final Duration CANDIDATE = Duration.ofMinutes(1);

    private static final int FIRST_CONTACTS = 60;

    private final Fetcher fetcher;

    private final InstantSource clock;

    private final SlidingBudget firstContacts = new SlidingBudget(FIRST_CONTACTS, Duration.ofMinutes(1));

    private final Cache<String, RemoteKeys> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private final Cache<String, RemoteKeys> candidates =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(CANDIDATE).build();

    KeySources(Fetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /**
     * Finds the keys at an address.
     *
     * @param address the address
     * @param trusted whether the configuration names the issuer; if a token alone does, the number of those that are
     *     asked is bounded
     * @return the keys, which may have to be read
     */
    KeySource at(String address, BooleanSupplier trusted) {
        RemoteKeys proven = known.getIfPresent(address);
        if (proven != null) {
            return proven;
        }
        if (trusted.getAsBoolean()) {
            return known.get(address, this::trusted);
        }
        return new Candidate(candidates.get(address, this::candidate), address);
    }

    private RemoteKeys trusted(String address) {
        return new RemoteKeys(URI.create(address), fetcher, clock, () -> true);
    }

    private RemoteKeys candidate(String address) {
        return new RemoteKeys(URI.create(address), fetcher, clock, () -> firstContacts.spend(clock.instant()));
    }

    /** An issuer who becomes a known one with the first keys that are read. */
    private final class Candidate implements KeySource {

        private final RemoteKeys keys;

        private final String address;

        Candidate(RemoteKeys keys, String address) {
            this.keys = keys;
            this.address = address;
        }

        @Override
        public KeySet current() {
            KeySet current = keys.current();
            known.get(address, any -> keys);
            candidates.invalidate(address);
            return current;
        }

        @Override
        public @Nullable KeySet newerThan(KeySet before) {
            return keys.newerThan(before);
        }

        @Override
        public String toString() {
            return address;
        }
    }
}
