package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RotatingKeysTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final KeyPace PACE = new KeyPace(HOUR, HOUR, Duration.ofMinutes(10));

    private final TestClock clock = new TestClock();

    private final MemoryKeyStore store = new MemoryKeyStore();

    private final RotatingKeys keys = keys(store, PACE, clock);

    @AfterEach
    void close() {
        keys.close();
    }

    private static RotatingKeys keys(KeyStore store, KeyPace pace, InstantSource clock) {
        return new RotatingKeys(store, SigningAlgorithm.ES256, pace, clock, entry -> {});
    }

    private static Set<String> published(RotatingKeys keys) {
        Set<String> ids = new HashSet<>();
        keys.publicKeys().forEach(key -> ids.add(String.valueOf(key.get("kid"))));
        return ids;
    }

    @Test
    void thereIsNoKeyUntilOneIsNeeded() {
        assertThat(keys.publicKeys()).isEmpty();
    }

    @Case("SGN-10")
    @Test
    void aKeyIsPublishedBeforeItSigns() {
        String first = keys.current().id();
        assertThat(published(keys)).containsExactly(first);
        clock.pass(Duration.ofMinutes(50));
        keys.prepare();
        String second = published(keys).stream()
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(keys.current().id()).isEqualTo(first);
        clock.pass(Duration.ofMillis(1));
        assertThat(keys.current().id()).isEqualTo(second);
    }

    @Case("SGN-11")
    @Test
    void aKeyStaysPublishedUntilItsLastTokenHasEnded() {
        String first = keys.current().id();
        clock.pass(Duration.ofMinutes(50));
        keys.prepare();
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(keys.current().id()).isEqualTo(first);
        clock.pass(HOUR);
        assertThat(published(keys)).contains(first);
        clock.pass(HOUR.plusMillis(1));
        assertThat(published(keys)).doesNotContain(first);
    }

    @Test
    void whatHasEndedIsRemovedWhenTheNextKeyIsMade() {
        String first = keys.current().id();
        clock.pass(HOUR.multipliedBy(4));
        keys.current();
        assertThat(store.list())
                .extracting(PublishedKey::id)
                .doesNotContain(first)
                .hasSize(1);
    }

    @Case("SGN-12")
    @Test
    void allReplicasPublishTheKeysOfEach() {
        RotatingKeys other = keys(store, PACE, clock);
        assertThat(published(keys)).isEmpty();
        String id = other.current().id();
        assertThat(published(keys)).containsExactly(id);
        other.close();
    }

    @Test
    void thoseWhoNeedAKeyAtOnceShareOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SigningKey>> askers = IntStream.range(0, 32)
                    .mapToObj(number -> threads.submit(keys::current))
                    .toList();
            Set<String> ids = new HashSet<>();
            for (Future<SigningKey> asker : askers) {
                ids.add(asker.get().id());
            }
            assertThat(ids).hasSize(1);
            assertThat(store.list()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aKeyThatCouldNotBePublishedDoesNotSign() {
        FailingStore failing = new FailingStore(store);
        RotatingKeys ring = keys(failing, PACE, clock);
        failing.fails.set(true);
        assertThatThrownBy(ring::current).hasMessage("no database");
        failing.fails.set(false);
        assertThat(published(ring)).isEmpty();
        String id = ring.current().id();
        assertThat(published(ring)).containsExactly(id);
        ring.close();
    }

    @Case("SGN-13")
    @Test
    void whileNoKeyCanBePublishedThePresentOneGoesOnSigning() {
        FailingStore failing = new FailingStore(store);
        RotatingKeys ring = keys(failing, PACE, clock);
        String first = ring.current().id();
        failing.fails.set(true);
        clock.pass(Duration.ofMinutes(50));
        ring.prepare();
        clock.pass(Duration.ofMinutes(60));
        assertThat(ring.current().id()).isEqualTo(first);
        failing.fails.set(false);
        ring.prepare();
        clock.pass(Duration.ofMinutes(10));
        assertThat(ring.current().id()).isNotEqualTo(first);
        ring.close();
    }

    @Test
    void aKeyWhoseTokensWouldOutliveItDoesNotSign() {
        FailingStore failing = new FailingStore(store);
        RotatingKeys ring = keys(failing, PACE, clock);
        ring.current();
        failing.fails.set(true);
        clock.pass(HOUR.multipliedBy(2).plusMillis(1));
        assertThatThrownBy(ring::current).hasMessage("no database");
        ring.close();
    }

    @Test
    void nothingGoesOnOnceClosed() {
        keys.current();
        assertThat(timers()).isEqualTo(1);
        keys.close();
        Awaitility.await().until(() -> timers() == 0);
    }

    private static long timers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("stagedoor-sign-in-keys"))
                .count();
    }

    /** A verifier behind a cache holds a list of keys for as long as keys are published ahead. */
    @Case("SGN-10")
    @Test
    void whileKeysRotateAllTheTimeNoVerifierMissesOne() throws InterruptedException {
        Duration ahead = Duration.ofMillis(400);
        KeyPace pace = new KeyPace(Duration.ofMillis(500), Duration.ofMillis(1500), ahead);
        RotatingKeys ring = keys(store, pace, InstantSource.system());
        ring.current();
        Set<String> signed = ConcurrentHashMap.newKeySet();
        Set<String> cached = published(ring);
        long fetched = System.nanoTime();
        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() < end) {
            if (System.nanoTime() - fetched > ahead.toNanos() / 2) {
                fetched = System.nanoTime();
                cached = published(ring);
            }
            String id = ring.current().id();
            assertThat(cached).contains(id);
            signed.add(id);
            Thread.sleep(5);
        }
        assertThat(signed).hasSizeGreaterThan(3);
        ring.close();
    }

    /** A store that can be told to fail. */
    private record FailingStore(KeyStore store, AtomicBoolean fails) implements KeyStore {

        FailingStore(KeyStore store) {
            this(store, new AtomicBoolean());
        }

        @Override
        public void add(PublishedKey key) {
            if (fails.get()) {
                throw new IllegalStateException("no database");
            }
            store.add(key);
        }

        @Override
        public List<PublishedKey> list() {
            return store.list();
        }

        @Override
        public void remove(Collection<String> ids) {
            store.remove(ids);
        }
    }

    @Test
    void whatIsPublishedIsThePublicHalfAlone() {
        keys.current();
        Map<String, Object> key = keys.publicKeys().get(0);
        assertThat(key).containsOnlyKeys("kty", "crv", "x", "y", "kid", "alg").containsEntry("alg", "ES256");
    }
}
