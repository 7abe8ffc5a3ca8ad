package dev.stagedoor.signin.autoconfigure;

import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.signin.SignInResolver;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Users log in with a provider of OpenID Connect, over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class SessionSignInTests {

    private static final String[] SCRIPT = {"X-Requested-With", "XMLHttpRequest"};

    private static final FakeIdentityProvider provider = new FakeIdentityProvider();

    private static final TestServer server = new TestServer();

    private final SignInClient client = new SignInClient(server, HttpClient.Redirect.ALWAYS);

    @BeforeAll
    static void start() {
        provider.claim("email", "Jane.Doe@example.com").claim("name", "Jane Doe");
        provider.register(server, "idp");
        server.property("stagedoor.sign-in.enabled", true)
                .property("app.baseUrl", "https://app.example.com/portal")
                .run(Resolving.class);
    }

    @AfterAll
    static void stop() {
        server.context().close();
        provider.close();
    }

    @BeforeEach
    void belongToATeam() {
        provider.claim("team", "platform");
    }

    private static HttpResponse<String> login(SignInClient client) throws Exception {
        return client.get("/api/auth/idp/start?env=development&origin=https://app.example.com");
    }

    private static String message(HttpResponse<String> response) {
        return SignInClient.json(response).path("error").path("message").asString();
    }

    /** Takes what the provider says of somebody's team for a group. */
    @Configuration(proxyBeanMethods = false)
    static class Resolving {

        @Bean
        SignInResolver resolver() {
            return (info, context) -> {
                if (info.text("team").isEmpty()) {
                    throw new NotAllowedException("You belong to no team");
                }
                String user = "user:default/" + info.subject();
                return new SignInResult(
                        user, List.of(user, "group:default/" + info.text("team").get()));
            };
        }
    }

    @Case("SGN-50")
    @Test
    void theAppIsToldWhoLoggedIn() throws Exception {
        HttpResponse<String> page = login(client);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/api/auth/idp/handler/frame");
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("content-security-policy"))
                .singleElement()
                .asString()
                .startsWith("script-src 'sha256-");
        assertThat(page.body())
                .contains("decodeURIComponent('https%3A%2F%2Fapp.example.com')")
                .contains("authorization_response")
                .contains("user%3Adefault")
                .contains("Jane%20Doe");
    }

    @Case("SGN-51")
    @Test
    void theAppGetsTokensAsLongAsTheSessionLasts() throws Exception {
        login(client);
        int logins = provider.logins();
        JsonNode session = SignInClient.json(client.get("/api/auth/idp/refresh", SCRIPT));
        assertThat(session.path("profile").toString())
                .isEqualTo("{\"email\":\"Jane.Doe@example.com\",\"displayName\":\"Jane Doe\"}");
        JsonNode identity = session.path("backstageIdentity").path("identity");
        assertThat(identity.path("userEntityRef").asString()).isEqualTo("user:default/1234");
        assertThat(identity.path("ownershipEntityRefs").values())
                .extracting(JsonNode::asString)
                .containsExactly("user:default/1234", "group:default/platform");
        assertThat(session.path("backstageIdentity").path("expiresInSeconds").asLong())
                .isBetween(3500L, 3600L);
        String token = session.path("backstageIdentity").path("token").asString();
        assertThat(client.getAs(token, "/api/auth/v1/userinfo").body()).contains("group:default/platform");
        assertThat(provider.logins()).isEqualTo(logins);
    }

    @Case("SGN-20")
    @Test
    void theTokensOfTheProviderAreNotHandedOutAndNoneIsInACookie(CapturedOutput output) throws Exception {
        login(client);
        HttpResponse<String> response = client.get("/api/auth/idp/refresh", SCRIPT);
        assertThat(response.body()).contains("\"providerInfo\":{}").doesNotContain("an-access-token");
        assertThat(client.cookies().getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .containsExactly("JSESSIONID");
        assertThat(output).doesNotContain("eyJ", "an-access-token", FakeIdentityProvider.SECRET);
    }

    @Case("SGN-52")
    @Test
    void whoHasNotLoggedInGetsNothing() throws Exception {
        HttpResponse<String> response = client.get("/api/auth/idp/refresh", SCRIPT);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(message(response)).isEqualTo("Refresh failed, nobody is signed in with 'idp'");
        assertThat(client.get("/api/auth/idp/handler/frame").body()).contains("AuthenticationError");
    }

    @Case("SGN-53")
    @Test
    void pagesOfOtherSitesCanNotAsk() throws Exception {
        login(client);
        assertThat(client.get("/api/auth/idp/refresh").statusCode()).isEqualTo(401);
        assertThat(client.post("/api/auth/idp/logout").statusCode()).isEqualTo(401);
        HttpResponse<String> other = client.get("/api/auth/idp/start?origin=https://evil.example.com");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(message(other)).startsWith("Origin 'https://evil.example.com' is not allowed");
    }

    @Case("SGN-54")
    @Test
    void aLogoutEndsTheSession() throws Exception {
        login(client);
        assertThat(client.post("/api/auth/idp/logout", SCRIPT).statusCode()).isEqualTo(200);
        assertThat(client.get("/api/auth/idp/refresh", SCRIPT).statusCode()).isEqualTo(401);
    }

    @Case("SGN-55")
    @Test
    void whomTheResolverTurnsAwayIsNobody(CapturedOutput output) throws Exception {
        provider.claim("team", "");
        assertThat(login(client).body()).contains("NotAllowedError").contains("You%20belong%20to%20no%20team");
        HttpResponse<String> response = client.get("/api/auth/idp/refresh", SCRIPT);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(message(response)).isEqualTo("You belong to no team");
        assertThat(output).contains("SIGN_IN_REFUSED");
    }
}
