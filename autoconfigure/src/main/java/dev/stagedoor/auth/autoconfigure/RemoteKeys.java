package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.auth.RefusalReason;

/**
 * The keys that an issuer publishes at an address. All who need them share one request. They are read again after ten
 * minutes, and earlier for a key that is not known: at most once in half a minute, and ten times in a minute beyond
 * that. Keys that are known stay so while the issuer is down.
 */
final class RemoteKeys implements KeySource {

    private static final Logger logger = LoggerFactory.getLogger(RemoteKeys.class);

    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final Duration COOL_DOWN = Duration.ofSeconds(30);

    /** How long a failure is remembered at least; one that took longer to be seen, as long as it took. */
    private static final Duration FAILURE = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int OK = 200;

    private static final int REDIRECTS = 300;

    private static final int ERRORS = 400;

    private final URI address;

    private final Fetcher fetcher;

    private final InstantSource clock;

    private final BooleanSupplier firstContact;

    private final SlidingBudget forced = new SlidingBudget(10, Duration.ofMinutes(1));

    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Loaded loaded;

    private volatile @Nullable Failure failure;

    private @Nullable CompletableFuture<Loaded> loading;

    /**
     * Knows no keys yet.
     *
     * @param address where they are
     * @param firstContact whether somebody who is not known may be asked for keys now
     */
    RemoteKeys(URI address, Fetcher fetcher, InstantSource clock, BooleanSupplier firstContact) {
        this.address = address;
        this.fetcher = fetcher;
        this.clock = clock;
        this.firstContact = firstContact;
    }

    /** Whether keys were read once. */
    boolean isKnown() {
        return loaded != null;
    }

    @Override
    public KeySet current() {
        Loaded known = loaded;
        Instant now = clock.instant();
        if (known == null) {
            return await(load(null, now, Need.FIRST)).keys();
        }
        if (now.isBefore(known.at().plus(MAX_AGE)) || hasFailedBefore(now)) {
            return known.keys();
        }
        CompletableFuture<Loaded> mine = load(known, now, Need.OLD);
        if (mine == null) {
            // Somebody reads them already.
            return known.keys();
        }
        try {
            return await(mine).keys();
        } catch (RefusedException ex) {
            logger.warn("Could not read the keys at {} again and keep those that are known: {}", address, ex.detail());
            return known.keys();
        }
    }

    @Override
    public @Nullable KeySet newerThan(KeySet keys) {
        Loaded known = loaded;
        if (known != null && known.keys() != keys) {
            return known.keys();
        }
        CompletableFuture<Loaded> mine = load(known, clock.instant(), Need.UNKNOWN_KEY);
        KeySet now = mine == null ? keys : await(mine).keys();
        return now == keys ? null : now;
    }

    private boolean hasFailedBefore(Instant now) {
        Failure last = failure;
        return last != null && now.isBefore(last.until());
    }

    /** Begins to read, or joins those who do; {@code null} if it is not to be done now. */
    private @Nullable CompletableFuture<Loaded> load(@Nullable Loaded known, Instant now, Need need) {
        CompletableFuture<Loaded> mine;
        lock.lock();
        try {
            Loaded present = loaded;
            if (present != null && present != known) {
                return CompletableFuture.completedFuture(present);
            }
            if (loading != null) {
                return need == Need.OLD ? null : loading;
            }
            Failure last = failure;
            if (last != null && now.isBefore(last.until())) {
                return CompletableFuture.failedFuture(last.error());
            }
            if (!isAllowed(present, now, need)) {
                return null;
            }
            mine = new CompletableFuture<>();
            loading = mine;
        } finally {
            lock.unlock();
        }
        fetch(now, mine);
        return mine;
    }

    private boolean isAllowed(@Nullable Loaded known, Instant now, Need need) {
        return switch (need) {
            case FIRST -> {
                if (!firstContact.getAsBoolean()) {
                    throw new RefusedException(
                            RefusalReason.KEYS_UNAVAILABLE,
                            "too many issuers that are not known were asked for their keys");
                }
                yield true;
            }
            case OLD -> true;
            case UNKNOWN_KEY -> known == null || !now.isBefore(known.at().plus(COOL_DOWN)) || forced.spend(now);
        };
    }

    private void fetch(Instant begin, CompletableFuture<Loaded> result) {
        CompletableFuture<Fetched> answer;
        try {
            answer = fetcher.get(address);
        } catch (RuntimeException ex) {
            answer = CompletableFuture.failedFuture(ex);
        }
        answer.whenComplete((fetched, error) -> {
            try {
                KeySet keys = error == null ? read(fetched) : refuse(error);
                succeed(result, new Loaded(keys, begin));
            } catch (RefusedException ex) {
                fail(result, ex, begin);
            } catch (RuntimeException ex) {
                fail(result, unavailable(ex.toString()), begin);
            }
        });
    }

    private void succeed(CompletableFuture<Loaded> result, Loaded fresh) {
        Loaded outcome;
        lock.lock();
        try {
            loading = null;
            failure = null;
            Loaded known = loaded;
            // What was verified with keys that have not changed stays verified.
            outcome = known != null && known.keys().hasSameKeysAs(fresh.keys())
                    ? new Loaded(known.keys(), fresh.at())
                    : fresh;
            loaded = outcome;
        } finally {
            lock.unlock();
        }
        result.complete(outcome);
    }

    private void fail(CompletableFuture<Loaded> result, RefusedException error, Instant begin) {
        Instant now = clock.instant();
        Duration took = Duration.between(begin, now);
        lock.lock();
        try {
            loading = null;
            failure = new Failure(error, now.plus(took.compareTo(FAILURE) > 0 ? took : FAILURE));
        } finally {
            lock.unlock();
        }
        result.completeExceptionally(error);
    }

    private KeySet read(Fetched answer) {
        if (answer.status() >= REDIRECTS && answer.status() < ERRORS) {
            throw unavailable(address + " answers with a redirect, which is not followed");
        }
        if (answer.status() != OK) {
            throw new RefusedException(
                    RefusalReason.NO_KEY_ENDPOINT, address + " answers with status " + answer.status());
        }
        try {
            Object keys = JSONObjectUtils.parse(new String(answer.body(), StandardCharsets.UTF_8))
                    .get("keys");
            if (keys instanceof List<?> list) {
                return KeySet.of(list);
            }
        } catch (ParseException ex) {
            // It is no set of keys.
        }
        throw new RefusedException(RefusalReason.NO_KEY_ENDPOINT, address + " answers with something else than keys");
    }

    private KeySet refuse(Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        if (error instanceof TimeoutException
                || cause instanceof TimeoutException
                || cause instanceof HttpTimeoutException) {
            throw unavailable(address + " does not answer in time");
        }
        throw new RefusedException(
                RefusalReason.NO_KEY_ENDPOINT,
                address + " cannot be reached: " + cause.getClass().getSimpleName());
    }

    private static RefusedException unavailable(String detail) {
        return new RefusedException(RefusalReason.KEYS_UNAVAILABLE, detail);
    }

    private Loaded await(@Nullable CompletableFuture<Loaded> result) {
        if (result == null) {
            throw unavailable(address + " cannot be asked now");
        }
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ex) {
            if (ex.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw unavailable(String.valueOf(ex.getCause()));
        } catch (TimeoutException ex) {
            throw unavailable(address + " does not answer in time");
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw unavailable("the thread was interrupted");
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }

    private enum Need {
        FIRST,
        OLD,
        UNKNOWN_KEY
    }

    private record Loaded(KeySet keys, Instant at) {}

    /**
     * What could not be read.
     *
     * @param until until when it is not tried again
     */
    private record Failure(RefusedException error, Instant until) {}
}
