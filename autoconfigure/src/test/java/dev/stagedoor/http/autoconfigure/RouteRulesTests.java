package dev.stagedoor.http.autoconfigure;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.httpauth.Allow;
import dev.stagedoor.httpauth.AllowUnauthenticated;
import dev.stagedoor.httpauth.autoconfigure.StubAuth;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the annotations and parameters of controllers say of who may ask. */
class RouteRulesTests {

    private static final String USER = "Bearer user.jane";

    private static final String SERVICE = "Bearer service.plugin:catalog";

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("HAU-32")
    void anOpenMethodIsOpenAndTokensAreNotLookedAt() throws Exception {
        start();
        assertThat(server.get("/api/todo/open").body()).isEqualTo("open");
        assertThat(ask("/api/todo/open", "Bearer bogus").body()).isEqualTo("open");
        assertThat(server.get("/api/todo/closed").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-32")
    void anOpenMethodOpensNoOtherOfItsPath() throws Exception {
        start();
        assertThat(server.send("DELETE", "/api/todo/open").statusCode()).isEqualTo(401);
        assertThat(server.send("PUT", "/api/todo/open").statusCode()).isEqualTo(401);
        assertThat(server.send("OPTIONS", "/api/todo/open").statusCode()).isEqualTo(401);
        assertThat(server.send("HEAD", "/api/todo/open").statusCode()).isEqualTo(200);
    }

    @Test
    @Case("HAU-32")
    void aBetterMatchThanAnOpenMethodStaysClosed() throws Exception {
        start();
        assertThat(server.get("/api/todo/items/1").body()).isEqualTo("item");
        assertThat(server.get("/api/todo/items/secret").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/todo/items/routed").statusCode()).isEqualTo(401);
        assertThat(ask("/api/todo/items/routed", USER).body()).isEqualTo("routed");
    }

    @Test
    @Case("HAU-33")
    void aRequestThatBecomesAnotherOneAfterItWasLetInIsChecked() throws Exception {
        server.property("spring.mvc.hiddenmethod.filter.enabled", true);
        start();
        String form = "application/x-www-form-urlencoded";
        assertThat(server.post("/api/todo/open", form, "").body()).isEqualTo("posted");
        assertThat(server.post("/api/todo/open", form, "_method=delete").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Case("HAU-32")
    void aMethodsOwnAnnotationGoesBeforeThatOfItsClass() throws Exception {
        start();
        assertThat(server.get("/api/todo/class/open").body()).isEqualTo("open");
        assertThat(server.get("/api/todo/class/users").statusCode()).isEqualTo(401);
        assertThat(ask("/api/todo/class/users", SERVICE).statusCode()).isEqualTo(403);
        assertThat(ask("/api/todo/class/users", USER).body()).isEqualTo("users");
    }

    @Test
    @Case("HAU-34")
    void aMethodAllowsWhatItsAnnotationLists() throws Exception {
        start();
        assertThat(ask("/api/todo/users", USER).body()).isEqualTo("users");
        HttpResponse<String> refused = ask("/api/todo/users", SERVICE);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .isEqualTo("{\"error\":{\"name\":\"NotAllowedError\",\"message\":"
                        + "\"This endpoint does not allow 'service' credentials\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/users\"},\"response\":{\"statusCode\":403}}");
        assertThat(ask("/api/todo/services", USER).body()).contains("This endpoint does not allow 'user' credentials");
        assertThat(ask("/api/todo/services", SERVICE).body()).isEqualTo("services");
        assertThat(server.get("/api/todo/services").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-34")
    void whoeverIsAllowedByNameMayComeWithoutAToken() throws Exception {
        start();
        assertThat(server.get("/api/todo/anybody").body()).isEqualTo("none");
        assertThat(ask("/api/todo/anybody", USER).body()).isEqualTo("user");
        assertThat(ask("/api/todo/anybody", SERVICE).statusCode()).isEqualTo(403);
        assertThat(ask("/api/todo/anybody", "Bearer bogus").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-35")
    void limitedAccessIsAllowedByTheAnnotation() throws Exception {
        start();
        String cookie = "backstage-auth=limited.jane";
        assertThat(server.send("GET", "/api/todo/download", "Cookie", cookie).body())
                .isEqualTo("user:default/jane");
        assertThat(ask("/api/todo/download", "Bearer limited.jane").body()).isEqualTo("user:default/jane");
        assertThat(server.send("GET", "/api/todo/users", "Cookie", cookie).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/todo/download").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-34")
    void anAnnotationClosesWhatAPolicyOpens() throws Exception {
        start();
        assertThat(server.get("/api/todo/wide/free").body()).isEqualTo("free");
        assertThat(server.get("/api/todo/wide/users").statusCode()).isEqualTo(401);
        assertThat(ask("/api/todo/wide/users", USER).body()).isEqualTo("users");
    }

    @Test
    @Case("HAU-34")
    void whatIsAnnotatedHoldsThoughTheDefaultIsDisabled() throws Exception {
        server.run(TodoPlugin.class, StubAuth.Config.class);
        assertThat(server.get("/api/todo/closed").body()).isEqualTo("closed");
        assertThat(server.get("/api/todo/users").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/todo/user").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-36")
    void aParameterIsGivenTheCredentialsThatItAsksFor() throws Exception {
        start();
        assertThat(ask("/api/todo/user", USER).body()).isEqualTo("user:default/jane");
        assertThat(ask("/api/todo/user", "Bearer obo.jane").body()).isEqualTo("user:default/jane");
        assertThat(ask("/api/todo/service", SERVICE).body()).isEqualTo("plugin:catalog");
        assertThat(ask("/api/todo/whoever", USER).body()).isEqualTo("user");
        assertThat(ask("/api/todo/whoever", SERVICE).body()).isEqualTo("service");
        assertThat(ask("/api/todo/raw", SERVICE).body()).isEqualTo("service");
    }

    @Test
    @Case("HAU-36")
    void credentialsOfTheWrongKindAreAnswered403() throws Exception {
        start();
        HttpResponse<String> refused = ask("/api/todo/user", SERVICE);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This endpoint does not allow 'service' credentials");
        assertThat(ask("/api/todo/service", USER).statusCode()).isEqualTo(403);
    }

    @Test
    @Case("HAU-36")
    void whereEverybodyIsLetInAParameterMayBeNobodys() throws Exception {
        start();
        assertThat(server.get("/api/todo/wide/whoever").body()).isEqualTo("none");
        assertThat(ask("/api/todo/wide/whoever", USER).body()).isEqualTo("user");
        assertThat(ask("/api/todo/wide/whoever", "Bearer bogus").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-36")
    void aParameterOfARouteThatIsOpenToCookiesIsGivenTheirUser() throws Exception {
        start();
        assertThat(server.send("GET", "/api/todo/cookies/user", "Cookie", "backstage-auth=limited.jane")
                        .body())
                .isEqualTo("user:default/jane");
    }

    @Test
    @Case("HAU-37")
    void annotationsThatContradictEachOtherFailTheStart() {
        assertThatThrownBy(() -> server.closed().run(TornPlugin.class, StubAuth.Config.class))
                .hasStackTraceContaining("@AllowUnauthenticated and with @Allow");
    }

    private void start() {
        server.closed().run(TodoPlugin.class, StubAuth.Config.class);
    }

    private HttpResponse<String> ask(String path, String authorization) throws Exception {
        return server.send("GET", path, HttpHeaders.AUTHORIZATION, authorization);
    }

    @BackendPlugin("todo")
    @Import({TodoController.class, OpenController.class})
    static class TodoPlugin {

        @Init
        void init(HttpRouterService router) {
            router.addAuthPolicy("/wide", AuthPolicy.UNAUTHENTICATED);
            router.addAuthPolicy("/cookies", AuthPolicy.USER_COOKIE);
        }

        @Bean
        RouterFunction<ServerResponse> routed() {
            return RouterFunctions.route()
                    .GET("/items/routed", request -> ServerResponse.ok().body("routed"))
                    .build();
        }
    }

    @RestController
    static class TodoController {

        @AllowUnauthenticated
        @GetMapping("/open")
        String open() {
            return "open";
        }

        @AllowUnauthenticated
        @PostMapping("/open")
        String post() {
            return "posted";
        }

        @DeleteMapping("/open")
        String delete() {
            return "deleted";
        }

        @GetMapping("/closed")
        String closed() {
            return "closed";
        }

        @AllowUnauthenticated
        @GetMapping("/items/{id}")
        String item() {
            return "item";
        }

        @GetMapping("/items/secret")
        String secret() {
            return "secret";
        }

        @Allow(PrincipalType.USER)
        @GetMapping({"/users", "/wide/users"})
        String users() {
            return "users";
        }

        @GetMapping("/wide/free")
        String free() {
            return "free";
        }

        @Allow(PrincipalType.SERVICE)
        @GetMapping("/services")
        String services() {
            return "services";
        }

        @Allow({PrincipalType.USER, PrincipalType.NONE})
        @GetMapping("/anybody")
        String anybody(BackstageCredentials<?> credentials) {
            return credentials.principal().type().toString();
        }

        @Allow(value = PrincipalType.USER, limitedAccess = true)
        @GetMapping("/download")
        String download(BackstageCredentials<UserPrincipal> user) {
            return user.principal().userEntityRef();
        }

        @GetMapping({"/user", "/cookies/user"})
        String user(BackstageCredentials<UserPrincipal> user) {
            return user.principal().userEntityRef();
        }

        @GetMapping("/service")
        String service(BackstageCredentials<ServicePrincipal> service) {
            return service.principal().subject();
        }

        @GetMapping({"/whoever", "/wide/whoever"})
        String whoever(BackstageCredentials<?> sender) {
            return sender.principal().type().toString();
        }

        @GetMapping("/raw")
        @SuppressWarnings("rawtypes")
        String raw(BackstageCredentials sender) {
            return sender.principal().type().toString();
        }
    }

    @RestController
    @AllowUnauthenticated
    @RequestMapping("/class")
    static class OpenController {

        @GetMapping("/open")
        String open() {
            return "open";
        }

        @Allow(PrincipalType.USER)
        @GetMapping("/users")
        String users() {
            return "users";
        }
    }

    @BackendPlugin("torn")
    @Import(TornController.class)
    static class TornPlugin {}

    @RestController
    static class TornController {

        @Allow(PrincipalType.USER)
        @AllowUnauthenticated
        @GetMapping("/torn")
        String torn() {
            return "torn";
        }
    }
}
