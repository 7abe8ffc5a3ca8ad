package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** When keys are made, published, used and forgotten. */
class RotatingKeysTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration LEAD = Duration.ofMinutes(10);

    private static final AuthProperties DEFAULTS = new AuthProperties(HOUR, LEAD, HOUR, 0);

    private final SetClock clock = new SetClock();

    private final Table table = new Table(clock);

    private final AtomicInteger made = new AtomicInteger();

    private final RotatingKeys keys = keys(DEFAULTS);

    private RotatingKeys keys(AuthProperties timing) {
        return new RotatingKeys(table, timing, clock, () -> {
            made.incrementAndGet();
            return KeyGenerator.generate();
        });
    }

    @Test
    @Case("AUT-50")
    void nothingIsMadeBeforeSomethingIsSigned() {
        assertThat(keys.published()).isEmpty();
        assertThat(made).hasValue(0);
    }

    @Test
    @Case("AUT-51")
    void manyWhoSignAtOnceShareOneKey() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<String>> ids = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ids.add(executor.submit(() -> {
                    together.await();
                    return keys.current().id();
                }));
            }
            Set<String> distinct = ids.stream().map(RotatingKeysTests::get).collect(Collectors.toSet());

            assertThat(distinct).hasSize(1);
            assertThat(made).hasValue(1);
        } finally {
            executor.shutdownNow();
        }
    }

    private static String get(Future<String> future) {
        try {
            return future.get();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    @Case("AUT-52")
    void aKeyIsStoredBeforeItIsUsed() {
        String id = keys.current().id();

        assertThat(table.ids()).containsExactly(id);
        assertThat(keys.published())
                .singleElement()
                .satisfies(key -> assertThat(key)
                        .containsOnlyKeys("kty", "crv", "x", "y", "kid", "alg")
                        .containsEntry("kid", id)
                        .containsEntry("alg", "ES256"));
    }

    @Test
    @Case("AUT-53")
    void theNextKeyIsPublishedLongBeforeItSigns() {
        String first = keys.current().id();

        clock.pass(HOUR.minus(LEAD).minusSeconds(1));
        assertThat(keys.current().id()).isEqualTo(first);
        assertThat(table.ids()).containsExactly(first);

        clock.pass(Duration.ofSeconds(1));
        assertThat(keys.current().id()).isEqualTo(first);
        assertThat(table.ids()).hasSize(2);

        clock.pass(LEAD.minusSeconds(1));
        assertThat(keys.current().id()).isEqualTo(first);

        clock.pass(Duration.ofSeconds(1));
        assertThat(keys.current().id()).isNotEqualTo(first).isIn(table.ids());
    }

    @Test
    @Case("AUT-53")
    void aPluginThatHasNotSignedForLongGoesOnWithTheKeyThatIsKnown() {
        String first = keys.current().id();

        clock.pass(Duration.ofMinutes(150));
        assertThat(keys.current().id()).isEqualTo(first);
        assertThat(table.ids()).hasSize(2);
        assertThat(table.expiry(first)).isAfterOrEqualTo(clock.instant().plus(HOUR));

        clock.pass(LEAD);
        assertThat(keys.current().id()).isNotEqualTo(first).isIn(table.ids());
    }

    @Test
    @Case("AUT-54")
    void aKeyIsPublishedUntilItsLastTokenHasEnded() {
        String first = keys.current().id();
        clock.pass(HOUR);
        keys.current();
        clock.pass(LEAD);
        String second = keys.current().id();

        clock.pass(Duration.ofHours(3).minus(HOUR).minus(LEAD).minusSeconds(1));
        assertThat(ids(keys.published())).contains(first, second);

        clock.pass(Duration.ofSeconds(1));
        assertThat(ids(keys.published())).contains(second).doesNotContain(first);
        assertThat(table.ids()).doesNotContain(first);
    }

    @Test
    @Case("AUT-54")
    void afterAllKeysAreForgottenTheNextIsUsedAtOnce() {
        String first = keys.current().id();

        clock.pass(Duration.ofHours(3));

        assertThat(keys.current().id()).isNotEqualTo(first).isIn(table.ids());
    }

    @Test
    @Case("AUT-55")
    void aKeyThatCannotBeStoredIsNotUsedAndTheNextAttemptIsANewOne() {
        table.broken = true;
        assertThatIllegalStateException().isThrownBy(keys::current);

        table.broken = false;
        assertThat(keys.current().id()).isIn(table.ids());
        assertThat(made).hasValue(2);
    }

    @Test
    @Case("AUT-55")
    void thePresentKeySignsOnWhileTheNextCannotBeStored() {
        String first = keys.current().id();
        table.broken = true;
        clock.pass(HOUR);

        assertThat(keys.current().id()).isEqualTo(first);
        assertThat(keys.current().id()).isEqualTo(first);
        assertThat(made).hasValue(2);

        table.broken = false;
        clock.pass(Duration.ofSeconds(30));
        assertThat(keys.current().id()).isEqualTo(first);
        clock.pass(LEAD);
        assertThat(keys.current().id()).isNotEqualTo(first);
    }

    @Test
    @Case("AUT-53")
    void everyKeyWasPublishedForTheLeadBeforeItSigned() {
        RotatingKeys fast =
                keys(new AuthProperties(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5), 0));
        fast.current();
        String first = fast.current().id();

        Set<String> used = new HashSet<>();
        for (int tick = 0; tick < 200; tick++) {
            SigningKey key = fast.current();
            used.add(key.id());
            assertThat(ids(fast.published())).contains(key.id());
            if (!key.id().equals(first)) {
                assertThat(table.since(key.id()))
                        .isBeforeOrEqualTo(clock.instant().minusSeconds(1));
            }
            clock.pass(Duration.ofMillis(100));
        }
        assertThat(used).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    @Case("AUT-56")
    void theKeysOfThisProcessAreKnownWithoutReading() {
        SigningKey key = keys.current();

        assertThat(keys.own().find("ES256", key.id())).isNotNull();
        assertThat(table.reads).isZero();
    }

    private static List<Object> ids(List<Map<String, Object>> published) {
        return published.stream().map(key -> key.get("kid")).toList();
    }

    /** A table that may be broken, and that remembers since when a key is in it. */
    private static final class Table implements KeyTable {

        private final MemoryKeyTable memory = new MemoryKeyTable();

        private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

        private final Map<String, Instant> since = new ConcurrentHashMap<>();

        private volatile boolean broken;

        private final SetClock clock;

        private int reads;

        Table(SetClock clock) {
            this.clock = clock;
        }

        @Override
        public void put(String id, Map<String, Object> key, Instant expiry) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            memory.put(id, key, expiry);
            expiries.put(id, expiry);
            since.putIfAbsent(id, clock.instant());
        }

        @Override
        public List<Map<String, Object>> list(Instant now) {
            reads++;
            List<Map<String, Object>> listed = memory.list(now);
            expiries.keySet().retainAll(ids(listed));
            return listed;
        }

        @Override
        public String kind() {
            return "test";
        }

        List<String> ids() {
            return List.copyOf(expiries.keySet());
        }

        Instant expiry(String id) {
            return expiries.get(id);
        }

        Instant since(String id) {
            return since.get(id);
        }

        private static List<Object> ids(List<Map<String, Object>> keys) {
            return keys.stream().map(key -> key.get("kid")).toList();
        }
    }
}
