package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.TokenForge;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** What the log says of a token that was refused. */
class RefusalTests {

    private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);

    private static final ForgedKey KEY = ForgedKey.of("ES256");

    private static final TokenForge FORGE = new TokenForge().clock(() -> NOW);

    private final Log log = new Log();

    @BeforeAll
    static void publish() {
        FORGE.publishUsers(KEY).publishPlugin("catalog", KEY);
        FORGE.answer("/api/moved" + TokenForge.PLUGIN_KEYS, 302, "text/plain", "/");
    }

    @AfterAll
    static void stop() {
        FORGE.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                argumentSet("nothing known", "garbage", RefusalReason.ILLEGAL_TOKEN),
                argumentSet("too long", "a".repeat(70_000), RefusalReason.TOKEN_TOO_LONG),
                argumentSet(
                        "bad signature", plugin().sign(ForgedKey.of("ES256", KEY.id())), RefusalReason.BAD_SIGNATURE),
                argumentSet("unknown key", plugin().sign(ForgedKey.of("ES256")), RefusalReason.UNKNOWN_KEY),
                argumentSet("keys moved", FORGE.plugin("moved", "search").sign(KEY), RefusalReason.KEYS_UNAVAILABLE),
                argumentSet(
                        "algorithm", plugin().header("alg", "HS256").sign(KEY), RefusalReason.ALGORITHM_NOT_ALLOWED),
                argumentSet("expired", plugin().claim("exp", FORGE.now()).sign(KEY), RefusalReason.EXPIRED),
                argumentSet("not yet", plugin().claim("nbf", FORGE.now() + 9).sign(KEY), RefusalReason.NOT_YET_VALID),
                argumentSet("audience", plugin().claim("aud", "x").sign(KEY), RefusalReason.WRONG_AUDIENCE),
                argumentSet("claim", plugin().withoutClaim("iat").sign(KEY), RefusalReason.BAD_CLAIM),
                argumentSet("subject", FORGE.plugin("../x", "search").sign(KEY), RefusalReason.FORBIDDEN_SUBJECT),
                argumentSet("no keys", FORGE.plugin("ghost", "search").sign(KEY), RefusalReason.NO_KEY_ENDPOINT),
                argumentSet("obo", plugin().claim("obo", "").sign(KEY), RefusalReason.BAD_ON_BEHALF_OF),
                argumentSet(
                        "expired obo",
                        plugin().claim("obo", user().claim("exp", 1).signLimited(KEY))
                                .sign(KEY),
                        RefusalReason.BAD_ON_BEHALF_OF),
                argumentSet("limited", user().signLimited(KEY), RefusalReason.LIMITED_TOKEN),
                argumentSet("expired user", user().claim("exp", 1).sign(KEY), RefusalReason.EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Case("AUT-120")
    void everyRefusalHasOneReasonInTheLogAndNothingOfTheToken(String token, RefusalReason reason) {
        assertThatThrownBy(() -> auth().authenticate(token)).isInstanceOf(BackstageException.class);

        assertThat(log.entries).singleElement().satisfies(entry -> {
            assertThat(entry.level()).isEqualTo(Level.WARN);
            assertThat(entry.fields()).containsEntry("reason", reason.name());
            assertThat(entry.message()).contains(reason.name());
            assertThat(entry.throwable()).isNull();
            for (String part : token.split("\\.")) {
                assertThat(entry.toString()).doesNotContain(part);
            }
        });
    }

    @Test
    @Case("AUT-120")
    void aTokenThatIsNotGivenHasAReasonToo() {
        DefaultAuth auth = auth();

        assertThatThrownBy(() -> auth.getPluginRequestToken(auth.getNoneCredentials(), "catalog"))
                .isInstanceOf(BackstageException.class);

        assertThat(log.entries)
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.fields()).containsEntry("reason", RefusalReason.NO_DELEGATION.name()));
    }

    private DefaultAuth auth() {
        InstantSource clock = () -> NOW;
        KeySources sources = new KeySources(new HttpFetcher(), clock);
        PluginKeys keys = new PluginKeys(
                new AuthProperties(Duration.ofHours(1), Duration.ZERO, Duration.ofHours(1), 0), clock, null);
        AuthShared shared = new AuthShared(
                keys,
                new PluginIssuers(keys, sources, any -> true, null),
                new SignedTokens(clock, 10),
                new ExternalTokens(List.of()),
                Duration.ofHours(1),
                false,
                clock);
        return (DefaultAuth) shared.of("search", FORGE.discovery(), log, handler -> handler, MemoryKeyTable::new);
    }

    private static TokenDraft plugin() {
        return FORGE.plugin("catalog", "search");
    }

    private static TokenDraft user() {
        return FORGE.user("user:default/guest");
    }

    /** Keeps what is logged. */
    private static final class Log implements LoggerService {

        private final List<LogEntry> entries = new CopyOnWriteArrayList<>();

        @Override
        public void log(LogEntry entry) {
            entries.add(entry);
        }

        @Override
        public LoggerService child(Map<String, ?> fields) {
            return this;
        }
    }
}
