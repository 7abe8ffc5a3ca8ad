package dev.stagedoor.client.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.client.RestClient;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.client.PluginClientService.onBehalfOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Calls on somebody's behalf, over real connections. */
class DelegatedCallTests {

    private static final BackstageCredentials<UserPrincipal> ADA = StubAuth.credentials("user:default/ada");

    private final StubAuth auth = new StubAuth();

    private ForeignServer plugin;

    private ForeignServer stranger;

    private PluginClientService client;

    @BeforeEach
    void start() throws Exception {
        plugin = new ForeignServer().answer("/x", 200, "text/plain", "fine");
        stranger = new ForeignServer().answer("/x", 200, "text/plain", "fine");
        ClientHttpRequestFactory requests = ClientHttpRequestFactoryBuilder.detect()
                .build(ClientLimits.of(new ClientProperties(null, null), HttpClientSettings.defaults()));
        client = PluginClients.of(new Everywhere(plugin.url()), auth, requests);
    }

    @AfterEach
    void stop() {
        plugin.close();
        stranger.close();
    }

    @Test
    @Case("CLI-12")
    void aPluginIsToldOnWhoseBehalfItIsAsked() {
        client.client("catalog", ADA).get().uri("/x").retrieve().toBodilessEntity();
        client.client("search", ADA).get().uri("/x").retrieve().toBodilessEntity();

        assertThat(tokens(plugin)).containsExactly("Bearer ada-at-catalog", "Bearer ada-at-search");
    }

    @Test
    @Case("CLI-12")
    void aClientMayAskSeveralPlugins() {
        RestClient asking = client.builder(ADA).build();
        asking.get().uri("plugin://catalog/x").retrieve().toBodilessEntity();
        asking.get().uri("plugin://search/x").retrieve().toBodilessEntity();

        assertThat(tokens(plugin)).containsExactly("Bearer ada-at-catalog", "Bearer ada-at-search");
    }

    @Test
    @Case("CLI-12")
    void aClientThatIsKeptAsksOnBehalfOfSeveral() {
        RestClient kept = client.client("catalog");
        kept.get().uri("/x").attributes(onBehalfOf(ADA)).retrieve().toBodilessEntity();
        kept.get()
                .uri("/x")
                .attributes(onBehalfOf(StubAuth.credentials("user:default/bob")))
                .retrieve()
                .toBodilessEntity();
        kept.get().uri("/x").retrieve().toBodilessEntity();
        client.client("catalog", ADA)
                .get()
                .uri("/x")
                .attributes(onBehalfOf(StubAuth.credentials("user:default/bob")))
                .retrieve()
                .toBodilessEntity();

        assertThat(tokens(plugin))
                .containsExactly("Bearer ada-at-catalog", "Bearer bob-at-catalog", "none", "Bearer bob-at-catalog");
    }

    @Test
    @Case("CLI-13")
    void whoIsNoPluginGetsNoToken() {
        client.builder(ADA)
                .build()
                .get()
                .uri(stranger.url() + "/x")
                .attributes(onBehalfOf(ADA))
                .retrieve()
                .toBodilessEntity();

        assertThat(tokens(stranger)).containsExactly("none");
    }

    @Test
    @Case("CLI-13")
    void aRedirectTakesNoTokenElsewhere() {
        plugin.redirect("/away", 302, stranger.url() + "/x");

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> client.client("catalog", ADA)
                        .get()
                        .uri("/away")
                        .retrieve()
                        .toBodilessEntity());
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    @Case("CLI-13")
    void anInterceptorThatSendsARequestElsewhereTakesNoTokenWithIt() {
        RestClient diverted = client.builder(ADA)
                .requestInterceptor((request, body, execution) -> execution.execute(
                        new HttpRequestWrapper(request) {

                            @Override
                            public URI getURI() {
                                return URI.create(stranger.url() + "/x");
                            }
                        },
                        body))
                .build();

        diverted.get().uri("plugin://catalog/x").retrieve().toBodilessEntity();

        assertThat(tokens(stranger)).containsExactly("none");
    }

    @Test
    @Case("CLI-13")
    void interceptorsDoNotSeeTheToken() {
        List<String> seen = new CopyOnWriteArrayList<>();
        RestClient watched = client.builder(ADA)
                .requestInterceptor((request, body, execution) -> {
                    seen.add(request.getHeaders().toString());
                    return execution.execute(request, body);
                })
                .build();

        watched.post().uri("plugin://catalog/x").body("text").retrieve().toBodilessEntity();

        assertThat(seen).singleElement().asString().doesNotContain("ada-at");
        assertThat(tokens(plugin)).containsExactly("Bearer ada-at-catalog");
    }

    @Test
    void anotherAuthorizationGivesWay() {
        client.client("catalog", ADA)
                .get()
                .uri("/x")
                .header("Authorization", "Bearer other")
                .retrieve()
                .toBodilessEntity();

        assertThat(tokens(plugin)).containsExactly("Bearer ada-at-catalog");
    }

    @Test
    void anEmptyTokenIsNotSent() {
        client.client("catalog", auth.getNoneCredentials())
                .get()
                .uri("/x")
                .retrieve()
                .toBodilessEntity();

        assertThat(tokens(plugin)).containsExactly("none");
    }

    @Test
    @Case("CLI-12")
    void whereNoTokenIsGivenNothingIsSent() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> client.client("catalog", auth.getOwnServiceCredentials())
                        .get()
                        .uri("/x")
                        .retrieve()
                        .toBodilessEntity());
        assertThat(plugin.requests()).isEmpty();
    }

    @Test
    @Case("CLI-13")
    void aCallThatFailsShowsNoToken() {
        plugin.answer("/refused", 500, "text/plain", "no");

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> client.client("catalog", ADA)
                        .get()
                        .uri("/refused")
                        .retrieve()
                        .toBodilessEntity())
                .satisfies(error -> assertThat(error + " " + error.getCause() + error.getBody())
                        .doesNotContain("ada-at"));
    }

    private static List<String> tokens(ForeignServer server) {
        return server.requests().stream().map(DelegatedCallTests::token).toList();
    }

    private static String token(HttpExchange request) {
        String token = request.getRequestHeaders().getFirst("Authorization");
        return token == null ? "none" : token;
    }

    private record Everywhere(String url) implements DiscoveryService {

        @Override
        public String getBaseUrl(String pluginId) {
            return url;
        }

        @Override
        public String getExternalBaseUrl(String pluginId) {
            return url;
        }
    }
}
