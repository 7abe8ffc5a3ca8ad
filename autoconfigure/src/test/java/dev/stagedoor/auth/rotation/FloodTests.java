package dev.stagedoor.auth.rotation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FloodTests {

    private static final Duration FLOOD = Duration.ofSeconds(4);

    /** One to know the issuer, one because half a minute is over, ten because a key is not known. */
    private static final int MOST_REQUESTS = 12;

    /** In a minute, to all who are not known. */
    private static final int MOST_FIRST_CONTACTS = 60;

    private static final int FLOODERS = 3;

    private final ECKey key = key();

    private final ECKey unpublished = key();

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    @Case("ATK-04")
    void aFloodOfUnknownKeysTouchesNoHonestRequestAndMakesFewRequests() throws Exception {
        try (KeyServer keys = new KeyServer(path -> published());
                Member verifier =
                        new Member(Member.RECEIVER).others(keys.baseUrl()).start()) {
            AuthService auth = verifier.auth();
            assertThat(auth.authenticate(token(Member.SENDER, key, key.getKeyID()))
                            .principal())
                    .isEqualTo(new ServicePrincipal("plugin:catalog"));

            Outcome outcome = flood(
                    auth,
                    () -> token(Member.SENDER, unpublished, UUID.randomUUID().toString()));

            assertThat(outcome.refusedFlood().get()).isGreaterThan(100);
            assertThat(outcome.acceptedFlood().get()).isZero();
            assertThat(outcome.refusedHonest().get()).isZero();
            assertThat(outcome.acceptedHonest().get()).isGreaterThan(50);
            assertThat(keys.requests()).isLessThanOrEqualTo(MOST_REQUESTS);
        }
    }

    @Test
    @Case("ATK-04")
    void aFloodOfInventedPluginsTouchesNoHonestRequestAndMakesABoundedNumberOfRequests() throws Exception {
        try (KeyServer keys = new KeyServer(path -> path.startsWith("/api/catalog/") ? published() : null);
                Member verifier = new Member(Member.RECEIVER)
                        .property("discovery.endpoints[0].target", keys.baseUrl() + "/api/{{pluginId}}")
                        .property("discovery.endpoints[0].plugins[0]", "*")
                        .start()) {
            AuthService auth = verifier.auth();
            auth.authenticate(token(Member.SENDER, key, key.getKeyID()));

            Outcome outcome = flood(auth, () -> token("p" + UUID.randomUUID(), unpublished, "any"));

            assertThat(outcome.refusedFlood().get()).isGreaterThan(100);
            assertThat(outcome.acceptedFlood().get()).isZero();
            assertThat(outcome.refusedHonest().get()).isZero();
            assertThat(keys.requests()).isLessThanOrEqualTo(MOST_FIRST_CONTACTS + MOST_REQUESTS);
        }
    }

    @Test
    @Case("ATK-06")
    void keysThatAreKnownStaySoWhileTheIssuerIsDown() {
        MovedClock clock = new MovedClock();
        KeyServer keys = new KeyServer(path -> published());
        try (Member verifier =
                new Member(Member.RECEIVER).others(keys.baseUrl()).clock(clock).start()) {
            AuthService auth = verifier.auth();
            auth.authenticate(token(Member.SENDER, key, key.getKeyID()));
            keys.close();
            clock.move(Duration.ofMinutes(30));

            assertThat(auth.authenticate(token(Member.SENDER, key, key.getKeyID()))
                            .principal())
                    .isEqualTo(new ServicePrincipal("plugin:catalog"));
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> auth.authenticate(token(Member.SENDER, unpublished, "another")));
            assertThat(auth.authenticate(token(Member.SENDER, key, key.getKeyID()))
                            .principal())
                    .isEqualTo(new ServicePrincipal("plugin:catalog"));
        }
    }

    private String published() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private Outcome flood(AuthService auth, java.util.function.Supplier<String> forged) throws Exception {
        Outcome outcome = new Outcome();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int flooder = 0; flooder < FLOODERS; flooder++) {
                running.add(threads.submit(() -> {
                    while (!over.get()) {
                        count(auth, forged.get(), outcome.acceptedFlood(), outcome.refusedFlood());
                    }
                }));
            }
            long end = System.nanoTime() + FLOOD.toNanos();
            while (System.nanoTime() - end < 0) {
                String honest = token(Member.SENDER, key, key.getKeyID());
                count(auth, honest, outcome.acceptedHonest(), outcome.refusedHonest());
            }
            over.set(true);
            for (Future<?> one : running) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        return outcome;
    }

    private static void count(AuthService auth, String token, AtomicInteger accepted, AtomicInteger refused) {
        try {
            auth.authenticate(token);
            accepted.incrementAndGet();
        } catch (AuthenticationException ex) {
            refused.incrementAndGet();
        }
    }

    /** A token that ends late, so that a test may move the clock. */
    private static String token(String sender, ECKey key, String keyId) {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"sub\":\"" + sender + "\",\"aud\":\"" + Member.RECEIVER + "\",\"iat\":" + now + ",\"exp\":"
                + (now + 36_000) + "}";
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("vnd.backstage.plugin"))
                            .keyID(keyId)
                            .build(),
                    new Payload(claims));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    private record Outcome(
            AtomicInteger acceptedFlood,
            AtomicInteger refusedFlood,
            AtomicInteger acceptedHonest,
            AtomicInteger refusedHonest) {

        Outcome() {
            this(new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        }
    }

    /** A clock that a test moves. */
    static final class MovedClock implements InstantSource {

        private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

        void move(Duration time) {
            moved.updateAndGet(before -> before.plus(time));
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(moved.get());
        }
    }
}
