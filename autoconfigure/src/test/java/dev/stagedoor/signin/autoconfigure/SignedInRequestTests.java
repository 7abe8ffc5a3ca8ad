package dev.stagedoor.signin.autoconfigure;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.signin.SignInResolver;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Users who signed in ask plugins, whose routes are closed to nobody else. */
class SignedInRequestTests {

    private static final PluginServiceRef<PluginClientService> CLIENT = PluginServiceRef.of(PluginClientService.class);

    /** Tells who is asking, and may be asked with a cookie. */
    private static final BackendFeature BACK = BackendFeature.plugin(
            "back",
            env -> env.registerInit(
                    services -> {
                        HttpAuthService httpAuth = services.get(CoreServices.HTTP_AUTH);
                        services.get(CoreServices.HTTP_ROUTER).addAuthPolicy("/file", AuthPolicy.USER_COOKIE);
                        services.get(CoreServices.HTTP_ROUTER)
                                .use(RouterFunctions.route()
                                        .GET("/me", request -> me(httpAuth, request, CredentialsOptions.ANYBODY))
                                        .POST("/me", request -> me(httpAuth, request, CredentialsOptions.ANYBODY))
                                        .GET(
                                                "/ownership",
                                                request -> ServerResponse.ok()
                                                        .body(String.join(
                                                                " ",
                                                                services.get(CoreServices.USER_INFO)
                                                                        .getUserInfo(httpAuth.credentials(
                                                                                request.servletRequest()))
                                                                        .ownershipEntityRefs())))
                                        .GET(
                                                "/file",
                                                request -> me(
                                                        httpAuth,
                                                        request,
                                                        CredentialsOptions.ANYBODY.withLimitedAccess()))
                                        .build());
                    },
                    CoreServices.HTTP_AUTH,
                    CoreServices.HTTP_ROUTER,
                    CoreServices.USER_INFO));

    /** Asks the other plugin on behalf of whoever asks. */
    private static final BackendFeature FRONT = BackendFeature.plugin(
            "front",
            env -> env.registerInit(
                    services -> services.get(CoreServices.HTTP_ROUTER)
                            .use(RouterFunctions.route()
                                    .GET(
                                            "/{what}",
                                            request -> ServerResponse.ok()
                                                    .body(services.get(CLIENT)
                                                            .client(
                                                                    "back",
                                                                    services.get(CoreServices.HTTP_AUTH)
                                                                            .credentials(request.servletRequest()))
                                                            .get()
                                                            .uri("/" + request.pathVariable("what"))
                                                            .retrieve()
                                                            .body(String.class)))
                                    .build()),
                    CLIENT,
                    CoreServices.HTTP_AUTH,
                    CoreServices.HTTP_ROUTER));

    private static final FakeIdentityProvider provider = new FakeIdentityProvider();

    private static final TestServer server = new TestServer();

    private final SignInClient client = new SignInClient(server, HttpClient.Redirect.ALWAYS);

    @BeforeAll
    static void start() {
        provider.register(server, "idp");
        server.closed()
                .property("stagedoor.sign-in.enabled", true)
                .property("stagedoor.mode", "development")
                .property("auth.providers.guest.userEntityRef", "user:default/guest")
                .property("auth.providers.guest.ownershipEntityRefs[0]", "user:default/guest")
                .property("auth.providers.guest.ownershipEntityRefs[1]", "group:default/guests")
                .property("app.baseUrl", "https://app.example.com")
                .add(FRONT, BACK)
                .run(Resolving.class);
    }

    @AfterAll
    static void stop() {
        server.context().close();
        provider.close();
    }

    private void login(String subject) throws Exception {
        provider.claim("sub", subject);
        client.get("/api/auth/idp/start");
    }

    private static ServerResponse me(HttpAuthService httpAuth, ServerRequest request, CredentialsOptions options) {
        UserPrincipal user = httpAuth.credentials(request.servletRequest(), options)
                .as(UserPrincipal.class)
                .orElseThrow()
                .principal();
        return ServerResponse.ok()
                .body(user.userEntityRef()
                        + (user.actor() == null
                                ? ""
                                : " through " + user.actor().subject()));
    }

    /** Everybody is a user by the number of the account, but for one. */
    @Configuration(proxyBeanMethods = false)
    static class Resolving {

        @Bean
        SignInResolver resolver() {
            return (info, context) -> {
                if (info.subject().equals("refused")) {
                    throw new NotAllowedException("You may not");
                }
                return new SignInResult("user:default/" + info.subject(), List.of());
            };
        }
    }

    @Case("SGN-40")
    @Test
    void aGuestIsKnownToAPluginAndThroughItToAnother() throws Exception {
        String token = client.guest();
        assertThat(client.getAs(token, "/api/back/me").body()).isEqualTo("user:default/guest");
        assertThat(client.getAs(token, "/api/front/me").body()).isEqualTo("user:default/guest through plugin:front");
        assertThat(client.get("/api/front/me").statusCode()).isEqualTo(401);
    }

    @Case("SGN-40")
    @Test
    void whatAGuestOwnsThingsThroughIsKnownToAPluginThatIsAskedThroughAnother() throws Exception {
        assertThat(client.getAs(client.guest(), "/api/front/ownership").body())
                .isEqualTo("user:default/guest group:default/guests");
    }

    @Case("SGN-40")
    @Test
    void aCookieOfAGuestOpensWhatCookiesOpen() throws Exception {
        String token = client.guest();
        HttpResponse<String> issued = client.getAs(token, "/api/back/.backstage/auth/v1/cookie");
        assertThat(issued.statusCode()).isEqualTo(200);
        String cookie = issued.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        assertThat(cookie).isEqualTo("backstage-auth=" + SignInClient.limited(token));
        SignInClient other = new SignInClient(server);
        assertThat(other.get("/api/back/file", "Cookie", cookie).body()).isEqualTo("user:default/guest");
        assertThat(other.get("/api/back/me", "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Case("SGN-60")
    @Test
    void whoeverIsLoggedInAsksPluginsWithoutAToken() throws Exception {
        login("1234");
        assertThat(client.get("/api/back/me").body()).isEqualTo("user:default/1234");
        assertThat(client.get("/api/front/me").body()).isEqualTo("user:default/1234 through plugin:front");
        assertThat(new SignInClient(server).get("/api/back/me").statusCode()).isEqualTo(401);
    }

    @Case("SGN-60")
    @Test
    void pagesOfOtherSitesCanNotAskInTheNameOfWhoeverIsLoggedIn() throws Exception {
        login("1234");
        assertThat(client.post("/api/back/me", "Origin", client.address("")).body())
                .isEqualTo("user:default/1234");
        assertThat(client.post("/api/back/me", "Origin", "https://evil.example.com")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.post("/api/back/me", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenGoesBeforeTheSession() throws Exception {
        login("1234");
        assertThat(client.getAs("no-token", "/api/back/me").statusCode()).isEqualTo(401);
    }

    @Case("SGN-55")
    @Test
    void whomTheResolverTurnsAwayIsNobodyToPlugins() throws Exception {
        login("refused");
        HttpResponse<String> response = client.get("/api/back/me");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("You may not");
    }

    @Case("SGN-54")
    @Test
    void afterALogoutPluginsAreClosed() throws Exception {
        login("1234");
        client.post("/api/auth/idp/logout", "X-Requested-With", "XMLHttpRequest");
        assertThat(client.get("/api/back/me").statusCode()).isEqualTo(401);
    }
}
