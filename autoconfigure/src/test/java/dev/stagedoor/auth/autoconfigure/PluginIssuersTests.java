package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where the keys of plugins of the same backend are looked for. */
class PluginIssuersTests {

    private static final AuthProperties TIMING =
            new AuthProperties(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(1), 0);

    private final SetClock clock = new SetClock();

    private final AtomicInteger requests = new AtomicInteger();

    private final KeyTable table = new MemoryKeyTable();

    private final PluginKeys here = new PluginKeys(TIMING, clock, null);

    private final PluginKeys elsewhere = new PluginKeys(TIMING, clock, null);

    private final PluginIssuers issuers = new PluginIssuers(
            here,
            new KeySources(
                    address -> {
                        requests.incrementAndGet();
                        return CompletableFuture.completedFuture(new Fetched(404, new byte[0]));
                    },
                    clock),
            any -> true,
            null);

    @Test
    @Case("AUT-56")
    void theKeysOfAnotherProcessOfTheSamePluginAreReadWithoutARequest() {
        here.begin("todo", () -> table);
        SigningKey key = elsewhere.begin("todo", () -> table).current();

        KeySource source = issuers.plugin(new Local(), "todo", token(key.id()));

        assertThat(source.current().find("ES256", key.id())).isNotNull();
        assertThat(requests).hasValue(0);
    }

    @Test
    @Case("AUT-56")
    void aKeyThatIsStoredLaterIsFound() {
        SigningKeys mine = here.begin("todo", () -> table);
        issuers.plugin(new Local(), "todo", token("unknown"));
        SigningKey later = elsewhere.begin("todo", () -> table).current();

        assertThat(issuers.plugin(new Local(), "todo", token(later.id()))
                        .current()
                        .find("ES256", later.id()))
                .isNotNull();
        assertThat(issuers.plugin(new Local(), "todo", token(mine.current().id()))
                        .current()
                        .find("ES256", mine.current().id()))
                .isNotNull();
        assertThat(requests).hasValue(0);
    }

    @Test
    @Case("AUT-56")
    void aPluginThatIsNotHereIsAskedWhereItIs() {
        KeySource source = issuers.plugin(new Local(), "todo", token("any"));

        assertThat(source).hasToString("http://localhost/api/todo/.backstage/auth/v1/jwks.json");
    }

    @Test
    @Case("AUT-17")
    void aPluginThatCannotBeFoundHasNoKeys() {
        DiscoveryService lost = new DiscoveryService() {

            @Override
            public String getBaseUrl(String pluginId) {
                throw new NotFoundException("No address");
            }

            @Override
            public String getExternalBaseUrl(String pluginId) {
                throw new NotFoundException("No address");
            }
        };

        assertThatThrownBy(() -> issuers.plugin(lost, "todo", token("any")))
                .isInstanceOfSatisfying(
                        RefusedException.class, ex -> assertThat(ex.reason()).isEqualTo(RefusalReason.NO_KEY_ENDPOINT));
    }

    private static Map<String, Object> token(String keyId) {
        return Jwt.read(new TokenDraft().claim("sub", "todo").sign(ForgedKey.of("ES256", keyId)))
                .header();
    }

    /** Takes every plugin to be here. */
    private record Local() implements DiscoveryService {

        @Override
        public String getBaseUrl(String pluginId) {
            return "http://localhost/api/" + pluginId;
        }

        @Override
        public String getExternalBaseUrl(String pluginId) {
            return getBaseUrl(pluginId);
        }
    }
}
