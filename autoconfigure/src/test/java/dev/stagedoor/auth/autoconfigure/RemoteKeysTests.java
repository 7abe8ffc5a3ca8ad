package dev.stagedoor.auth.autoconfigure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.Test;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How often, and when, an issuer is asked for its keys. */
class RemoteKeysTests {

    private static final ForgedKey ONE = ForgedKey.of("ES256", "one");

    private static final ForgedKey TWO = ForgedKey.of("ES256", "two");

    private final SetClock clock = new SetClock();

    private final Issuer issuer = new Issuer();

    private final RemoteKeys keys = new RemoteKeys(URI.create("http://issuer/jwks.json"), issuer, clock, () -> true);

    @Test
    @Case("AUT-60")
    void keysAreReadOnceInTenMinutes() {
        issuer.publish(ONE);
        KeySet first = keys.current();
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(keys.current()).isSameAs(first);
        assertThat(issuer.asked).isEqualTo(1);

        clock.pass(Duration.ofSeconds(1));
        assertThat(keys.current()).isSameAs(first);
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    @Case("AUT-61")
    void thoseWhoNeedKeysAtTheSameTimeShareOneRequest() {
        issuer.hold();
        List<CompletableFuture<KeySet>> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waiting.add(CompletableFuture.supplyAsync(keys::current, task -> new Thread(task).start()));
        }
        issuer.awaitRequest();
        issuer.publish(ONE);
        issuer.release();

        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.join().find("ES256", "one")).isNotNull());
        assertThat(issuer.asked).isEqualTo(1);
    }

    @Test
    @Case("AUT-62")
    void anUnknownKeyIsAskedForOnceAndThenFound() {
        issuer.publish(ONE);
        KeySet before = keys.current();
        issuer.publish(ONE, TWO);

        KeySet after = keys.newerThan(before);

        assertThat(after.find("ES256", "two")).isNotNull();
        assertThat(keys.newerThan(before)).isSameAs(after);
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    @Case("AUT-63")
    void unknownKeysCauseTenRequestsInAMinuteAndOneInHalfAMinute() {
        issuer.publish(ONE);
        KeySet known = keys.current();
        for (int i = 0; i < 100; i++) {
            assertThat(keys.newerThan(known)).isNull();
        }
        assertThat(issuer.asked).isEqualTo(11);

        clock.pass(Duration.ofSeconds(29));
        keys.newerThan(known);
        assertThat(issuer.asked).isEqualTo(11);

        clock.pass(Duration.ofSeconds(1));
        keys.newerThan(known);
        keys.newerThan(known);
        assertThat(issuer.asked).isEqualTo(12);

        clock.pass(Duration.ofSeconds(30));
        for (int i = 0; i < 100; i++) {
            keys.newerThan(known);
        }
        assertThat(issuer.asked).isEqualTo(23);
    }

    @Test
    @Case("AUT-64")
    void anIssuerThatIsDownDoesNotInvalidateTheKeysThatAreKnown() {
        issuer.publish(ONE);
        KeySet known = keys.current();
        issuer.fail(new ConnectException());

        clock.pass(Duration.ofHours(5));
        assertThat(keys.current()).isSameAs(known);
        assertThat(keys.current()).isSameAs(known);
        assertThat(issuer.asked).isEqualTo(2);

        issuer.publish(ONE, TWO);
        clock.pass(Duration.ofSeconds(1));
        assertThat(keys.current().find("ES256", "two")).isNotNull();
    }

    @Test
    @Case("AUT-65")
    void aFailureIsRememberedForASecond() {
        issuer.fail(new ConnectException());
        assertThatThrownBy(keys::current).isInstanceOf(RefusedException.class);
        assertThatThrownBy(keys::current).isInstanceOf(RefusedException.class);
        assertThat(issuer.asked).isEqualTo(1);

        issuer.publish(ONE);
        clock.pass(Duration.ofSeconds(1));
        assertThat(keys.current().find("ES256", "one")).isNotNull();
    }

    @Test
    @Case("AUT-66")
    void whatIsWrongIsTold() {
        assertThat(reasonOf(404, "{}")).isEqualTo(RefusalReason.NO_KEY_ENDPOINT);
        assertThat(reasonOf(500, "{\"keys\":[]}")).isEqualTo(RefusalReason.NO_KEY_ENDPOINT);
        assertThat(reasonOf(200, "{}")).isEqualTo(RefusalReason.NO_KEY_ENDPOINT);
        assertThat(reasonOf(200, "<html>")).isEqualTo(RefusalReason.NO_KEY_ENDPOINT);
        assertThat(reasonOf(200, "{\"keys\":7}")).isEqualTo(RefusalReason.NO_KEY_ENDPOINT);
        assertThat(reasonOf(302, "{\"keys\":[]}")).isEqualTo(RefusalReason.KEYS_UNAVAILABLE);
        assertThat(reasonOf(new TimeoutException())).isEqualTo(RefusalReason.KEYS_UNAVAILABLE);
        assertThat(reasonOf(new IOException())).isEqualTo(RefusalReason.NO_KEY_ENDPOINT);
    }

    @Test
    @Case("AUT-66")
    void keysThatCannotBeReadDoNotSpoilTheOthers() {
        issuer.answer(
                200,
                JSONObjectUtils.toJSONString(Map.of(
                        "keys",
                        List.of(
                                Map.of("kty", "new"),
                                Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA", "kid", "off"),
                                "text",
                                Map.of("kty", "oct", "k", "c2VjcmV0", "kid", "shared"),
                                ONE.jwk()))));

        assertThat(keys.current().find("ES256", "one")).isNotNull();
        assertThat(keys.current().find("ES256", "off")).isNull();
    }

    @Test
    @Case("AUT-67")
    void thoseWhomATokenAloneNamesAreAskedSixtyTimesInAMinute() {
        KeySources sources = new KeySources(issuer, clock);
        issuer.answer(404, "");
        for (int i = 0; i < 500; i++) {
            KeySource invented = sources.at("http://issuer/" + i, () -> false);
            assertThatThrownBy(invented::current).isInstanceOf(RefusedException.class);
        }
        assertThat(issuer.asked).isEqualTo(60);

        issuer.publish(ONE);
        assertThat(sources.at("http://issuer/installed", () -> true).current().find("ES256", "one"))
                .isNotNull();
        clock.pass(Duration.ofMinutes(1));
        assertThat(sources.at("http://issuer/honest", () -> false).current().find("ES256", "one"))
                .isNotNull();
    }

    @Test
    @Case("AUT-68")
    void anotherAddressHasKeysOfItsOwn() {
        KeySources sources = new KeySources(issuer, clock);
        issuer.publish(ONE);
        KeySource before = sources.at("http://issuer/before", () -> true);
        assertThat(before.current().find("ES256", "one")).isNotNull();
        issuer.publish(TWO);

        assertThat(sources.at("http://issuer/after", () -> true).current().find("ES256", "one"))
                .isNull();
        assertThat(sources.at("http://issuer/before", () -> true)).isSameAs(before);
    }

    private RefusalReason reasonOf(int status, String body) {
        issuer.answer(status, body);
        return reason();
    }

    private RefusalReason reasonOf(Exception failure) {
        issuer.fail(failure);
        return reason();
    }

    private RefusalReason reason() {
        RemoteKeys fresh = new RemoteKeys(URI.create("http://issuer/jwks.json"), issuer, clock, () -> true);
        try {
            fresh.current();
            throw new AssertionError("There are keys");
        } catch (RefusedException ex) {
            return ex.reason();
        }
    }

    /** An issuer that answers what it is told to. */
    private static final class Issuer implements Fetcher {

        private volatile CompletableFuture<Fetched> answer = new CompletableFuture<>();

        private volatile CompletableFuture<Void> hold = CompletableFuture.completedFuture(null);

        private final CompletableFuture<Void> requested = new CompletableFuture<>();

        private volatile int asked;

        void publish(ForgedKey... keys) {
            List<Map<String, Object>> published = new ArrayList<>();
            for (ForgedKey key : keys) {
                published.add(key.jwk());
            }
            answer(200, JSONObjectUtils.toJSONString(Map.of("keys", published)));
        }

        void answer(int status, String body) {
            answer = CompletableFuture.completedFuture(new Fetched(status, body.getBytes(StandardCharsets.UTF_8)));
        }

        void fail(Exception failure) {
            answer = CompletableFuture.failedFuture(failure);
        }

        void hold() {
            hold = new CompletableFuture<>();
        }

        void awaitRequest() {
            requested.join();
        }

        void release() {
            hold.complete(null);
        }

        @Override
        public CompletableFuture<Fetched> get(URI address) {
            asked++;
            requested.complete(null);
            return hold.thenCompose(go -> answer);
        }
    }
}
