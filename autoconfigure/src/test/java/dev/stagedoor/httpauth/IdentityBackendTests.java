package dev.stagedoor.httpauth;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens, cookies and routes of a whole backend, with nothing stubbed. */
class IdentityBackendTests {

    private static final String COOKIE = "/api/todo/.backstage/auth/v1/cookie";

    @RegisterExtension
    private final TestServer server = new TestServer()
            .closed()
            .property("stagedoor.mode", "development")
            .property("stagedoor.sign-in.enabled", true)
            .property("auth.providers.guest.userEntityRef", "user:development/guest")
            .property("auth.providers.guest.ownershipEntityRefs[0]", "user:development/guest")
            .property("backend.baseUrl", "http://localhost:7007")
            .property("backend.auth.externalAccess[0].type", "static")
            .property("backend.auth.externalAccess[0].options.token", "static-token-of-ci")
            .property("backend.auth.externalAccess[0].options.subject", "ci");

    @BeforeEach
    void start() {
        server.run(TodoPlugin.class, CatalogPlugin.class);
    }

    @Test
    @Case("HAU-20")
    void aPluginAsksAnotherWithItsToken() throws Exception {
        AuthService catalog = auth("catalog");
        String token = catalog.getPluginRequestToken(catalog.getOwnServiceCredentials(), "todo")
                .reveal();
        assertThat(ask("/api/todo/who", token).body()).isEqualTo("service plugin:catalog");
        assertThat(ask("/api/catalog/who", token).statusCode()).isEqualTo(401);
        assertThat(ask("/api/todo/me", token).statusCode()).isEqualTo(403);
    }

    @Test
    @Case({"HAU-20", "HAU-36"})
    void aUserAsksDirectlyAndThroughAPlugin() throws Exception {
        String user = guest();
        assertThat(ask("/api/todo/me", user).body()).isEqualTo("user:development/guest directly");
        AuthService catalog = auth("catalog");
        String onBehalf = catalog.getPluginRequestToken(catalog.authenticate(user), "todo")
                .reveal();
        assertThat(ask("/api/todo/me", onBehalf).body()).isEqualTo("user:development/guest through plugin:catalog");
    }

    @Test
    @Case({"HAU-10", "HAU-26", "HAU-40"})
    void theCookieOfAUserOpensWhatIsOpenToCookiesInEveryPlugin() throws Exception {
        HttpResponse<String> issued = ask(COOKIE, guest());
        String cookie = issued.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).endsWith("; HttpOnly; Secure; Priority=High; SameSite=None");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        assertThat(server.send("GET", "/api/todo/files/me", "Cookie", sent).body())
                .isEqualTo("user:development/guest");
        assertThat(server.send("GET", "/api/catalog/files/me", "Cookie", sent).body())
                .isEqualTo("user:development/guest");
        assertThat(server.send("GET", "/api/todo/me", "Cookie", sent).statusCode())
                .isEqualTo(401);
        assertThat(ask("/api/todo/me", sent.substring(sent.indexOf('=') + 1)).body())
                .contains("Illegal limited user token");
    }

    @Test
    @Case("HAU-20")
    void externalTokensAreServices() throws Exception {
        assertThat(ask("/api/todo/who", "static-token-of-ci").body()).isEqualTo("service ci");
        assertThat(ask("/api/todo/who", "static-token-of-cd").body()).contains("Illegal token");
    }

    @Test
    @Case("HAU-20")
    void theKeysOfAPluginAreInFrontOfTheBarrier() throws Exception {
        assertThat(server.get("/api/todo/.backstage/auth/v1/jwks.json").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/api/todo/.backstage/auth/v1/other").statusCode())
                .isEqualTo(401);
    }

    private AuthService auth(String pluginId) {
        return server.context().getBean(PluginServices.class).get(pluginId, CoreServices.AUTH);
    }

    private String guest() throws Exception {
        return JsonMapper.shared()
                .readTree(server.get("/api/auth/guest/refresh").body())
                .at("/backstageIdentity/token")
                .asString();
    }

    private HttpResponse<String> ask(String path, String token) throws Exception {
        return server.send("GET", path, HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {

        @Init
        void init(HttpRouterService router) {
            router.addAuthPolicy("/files", AuthPolicy.USER_COOKIE);
        }
    }

    @BackendPlugin("catalog")
    @Import(CatalogController.class)
    static class CatalogPlugin {

        @Init
        void init(HttpRouterService router) {
            router.addAuthPolicy("/files", AuthPolicy.USER_COOKIE);
        }
    }

    static class Routes {

        @GetMapping("/who")
        String who(BackstageCredentials<?> sender) {
            return sender.principal() instanceof ServicePrincipal service
                    ? "service " + service.subject()
                    : sender.toString();
        }

        @GetMapping("/me")
        String me(BackstageCredentials<UserPrincipal> user) {
            var actor = user.principal().actor();
            return user.principal().userEntityRef() + (actor == null ? " directly" : " through " + actor.subject());
        }

        @GetMapping("/files/me")
        String file(BackstageCredentials<UserPrincipal> user) {
            return user.principal().userEntityRef();
        }
    }

    @RestController
    static class TodoController extends Routes {}

    @RestController
    static class CatalogController extends Routes {}
}
