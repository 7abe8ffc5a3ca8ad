package dev.stagedoor.auth.rotation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

class RotationTests {

    private static final Duration ROTATION = Duration.ofSeconds(1);

    private static final Duration LIFETIME = Duration.ofSeconds(20);

    private static final Duration LOAD = Duration.ofSeconds(20);

    /** How long the cache in front of one verifier holds what it was told. */
    private static final Duration HELD = Duration.ofSeconds(3);

    private static final String SUBJECT = "plugin:" + Member.SENDER;

    @ParameterizedTest
    @ValueSource(ints = 7)
    @Case("ATK-03")
    void noValidTokenIsRefusedWhileKeysChangeEverySecond(int lead) throws Exception {
        try (Member issuer = new Member(Member.SENDER)
                        .keys(ROTATION, Duration.ofSeconds(lead), LIFETIME)
                        .start();
                KeyServer cache = KeyServer.cache(issuer.baseUrl(), HELD);
                Member first = verifier(issuer.baseUrl());
                Member second = verifier(issuer.baseUrl());
                Member behindCache = verifier(cache.baseUrl())) {
            Load load = new Load(issuer);
            load.run(first, second, behindCache);

            assertThat(load.refused).isEmpty();
            assertThat(load.accepted.get()).isGreaterThan(1000);
            assertThat(load.keys).as("keys in use").hasSizeGreaterThan((int) LOAD.toSeconds() - lead - 5);
        }
    }

    private static Member verifier(String keys) {
        return new Member(Member.RECEIVER).others(keys).start();
    }

    @Test
    @Case("ATK-05")
    void replicasThatShareADatabaseAcceptWhatEachOfThemSigns() {
        String database = PostgresServer.shared().newDatabase();
        try (Member one = replica(database);
                Member other = replica(database);
                Member asksOne = verifier(one.baseUrl());
                Member asksOther = verifier(other.baseUrl())) {
            List<String> tokens = List.of(one.token(), other.token());

            assertThat(keyOf(tokens.get(0))).isNotEqualTo(keyOf(tokens.get(1)));
            for (String token : tokens) {
                assertThat(asksOne.auth().authenticate(token).principal()).isEqualTo(new ServicePrincipal(SUBJECT));
                assertThat(asksOther.auth().authenticate(token).principal()).isEqualTo(new ServicePrincipal(SUBJECT));
            }
        }
    }

    @Test
    @Case("ATK-05")
    void whatWasSignedBeforeARestartIsAcceptedAfterIt() {
        String database = PostgresServer.shared().newDatabase();
        String before;
        try (Member former = replica(database)) {
            before = former.token();
        }
        try (Member restarted = replica(database);
                Member verifier = verifier(restarted.baseUrl())) {
            String after = restarted.token();

            assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
            assertThat(verifier.auth().authenticate(before).principal()).isEqualTo(new ServicePrincipal(SUBJECT));
            assertThat(verifier.auth().authenticate(after).principal()).isEqualTo(new ServicePrincipal(SUBJECT));
        }
    }

    private static Member replica(String database) {
        PostgresServer server = PostgresServer.shared();
        return new Member(Member.SENDER)
                .property("backend.database.client", "pg")
                .property("backend.database.pluginDivisionMode", "schema")
                .property("backend.database.connection.host", "127.0.0.1")
                .property("backend.database.connection.port", server.port())
                .property("backend.database.connection.user", PostgresServer.USER)
                .property("backend.database.connection.database", database)
                .start();
    }

    private static String keyOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))))
                .replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    /** Verifiers that are sent new tokens, and older ones that are valid still. */
    private static final class Load {

        private static final Duration SPARE = Duration.ofSeconds(2);

        private final AtomicInteger accepted = new AtomicInteger();

        private final Queue<String> refused = new ConcurrentLinkedQueue<>();

        private final Set<String> keys = ConcurrentHashMap.newKeySet();

        private final Member issuer;

        private final long end = System.nanoTime() + LOAD.toNanos();

        Load(Member issuer) {
            this.issuer = issuer;
        }

        void run(Member... verifiers) throws Exception {
            ExecutorService threads = Executors.newCachedThreadPool();
            try {
                List<Future<?>> running = new ArrayList<>();
                for (Member verifier : verifiers) {
                    running.add(threads.submit((Callable<?>) () -> send(verifier)));
                }
                for (Future<?> one : running) {
                    one.get(LOAD.toSeconds() + 30, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private Void send(Member verifier) throws InterruptedException {
            List<Sent> sent = new ArrayList<>();
            while (System.nanoTime() - end < 0) {
                String token = issuer.token();
                keys.add(keyOf(token));
                sent.add(new Sent(
                        token, System.nanoTime() + LIFETIME.minus(SPARE).toNanos()));
                verify(verifier, token, "new");
                sent.removeIf(one -> System.nanoTime() - one.end() > 0);
                Sent older = sent.get(ThreadLocalRandom.current().nextInt(sent.size()));
                verify(verifier, older.token(), "older");
                Thread.sleep(5);
            }
            return null;
        }

        private void verify(Member verifier, String token, String age) {
            try {
                BackstageCredentials<?> credentials = verifier.auth().authenticate(token);
                assertThat(credentials.principal()).isEqualTo(new ServicePrincipal(SUBJECT));
                accepted.incrementAndGet();
            } catch (RuntimeException ex) {
                refused.add(verifier.baseUrl() + " " + age + ": " + ex);
            }
        }

        private record Sent(String token, long end) {}
    }
}
