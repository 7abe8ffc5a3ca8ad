package dev.stagedoor.http.autoconfigure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.httpauth.autoconfigure.StubAuth;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the routes of plugins are open to. */
@ExtendWith(OutputCaptureExtension.class)
class CredentialsBarrierTests {

    private static final String USER = "Bearer user.jane";

    private static final String COOKIE = "backstage-auth=limited.jane";

    @RegisterExtension
    private final TestServer server = new TestServer();

    // The default

    @Test
    @Case("HAU-20")
    void withoutATokenAPluginIsClosed() throws Exception {
        start();
        HttpResponse<String> answer = server.get("/api/todo/");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"AuthenticationError\",\"message\":\"Missing credentials\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/\"},\"response\":{\"statusCode\":401}}");
    }

    @Test
    @Case("HAU-20")
    void aTokenThatNothingAcceptsIsAnswered401() throws Exception {
        start();
        HttpResponse<String> answer = ask("/api/todo/", "Bearer bogus");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"message\":\"Illegal token\"");
    }

    @Test
    @Case("HAU-20")
    void usersAndServicesAreLetIn() throws Exception {
        start();
        assertThat(ask("/api/todo/list", USER).body()).isEqualTo("list");
        assertThat(ask("/api/todo/list", "Bearer service.ci").body()).isEqualTo("list");
        assertThat(ask("/api/todo/routed", USER).body()).isEqualTo("routed");
    }

    @Test
    @Case("HAU-23")
    void anUnknownRouteIs401WithoutATokenAnd404WithOne() throws Exception {
        start();
        assertThat(server.get("/api/todo/unknown").statusCode()).isEqualTo(401);
        HttpResponse<String> known = ask("/api/todo/unknown", USER);
        assertThat(known.statusCode()).isEqualTo(404);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    @Case("HAU-23")
    void whatIsNoPluginsIsNotClosed() throws Exception {
        start();
        HttpResponse<String> unknown = server.get("/api/nope");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEmpty();
        assertThat(server.get("/nope").statusCode()).isEqualTo(404);
    }

    @Test
    @Case("HAU-20")
    void anErrorBehindTheBarrierIsAnsweredAsBefore() throws Exception {
        start();
        HttpResponse<String> answer = ask("/api/todo/err?x=1", USER);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"NotFoundError\",\"message\":\"nah\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/err?x=1\"},\"response\":{\"statusCode\":404}}");
    }

    @Test
    @Case("HAU-20")
    void nothingOfThePluginSeesWhoIsRefused() throws Exception {
        start();
        server.get("/api/todo/list");
        assertThat(plugin().filtered).hasValue(0);
        ask("/api/todo/list", USER);
        assertThat(plugin().filtered).hasValue(1);
    }

    @Test
    @Case("HAU-20")
    void everySpellingOfThePathIsClosed() throws Exception {
        start();
        for (String path : new String[] {
            "/api/todo",
            "/api/todo;x=1/list",
            "/api;x/todo/list",
            "/%61pi/todo/list",
            "/api/%74odo/list",
            "/api/todo/list/"
        }) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(server.send("HEAD", "/api/todo/list").statusCode()).isEqualTo(401);
        assertThat(server.send("TRACE", "/api/todo/list").statusCode()).isNotEqualTo(200);
        assertThat(server.send("OPTIONS", "/api/todo/list").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-20")
    void aCookieOpensNoUsualRoute() throws Exception {
        start();
        HttpResponse<String> answer = server.send("GET", "/api/todo/list", "Cookie", COOKIE);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Missing credentials");
    }

    @Test
    @Case("HAU-20")
    void theRoutesOfServicesAreClosedToo() throws Exception {
        start();
        assertThat(server.get("/api/todo/.backstage/scheduler/v1/tasks").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Case("HAU-24")
    void aPluginThatIsDownSaysSoWithoutLookingAtTheSender() throws Exception {
        start();
        server.plugin("todo").stop();
        assertThat(server.get("/api/todo/list").statusCode()).isEqualTo(503);
    }

    // Policies

    @Test
    @Case({"HAU-21", "HAU-25"})
    void aPathIsOpenToEverybodyAndTokensAreNotLookedAt() throws Exception {
        start();
        assertThat(server.get("/api/todo/public").body()).isEqualTo("public");
        assertThat(server.get("/api/todo/public/x").body()).isEqualTo("public x");
        assertThat(server.get("/api/todo/publications").statusCode()).isEqualTo(401);
        assertThat(ask("/api/todo/public", "Bearer bogus").body()).isEqualTo("public");
    }

    @Test
    @Case("HAU-26")
    void aPathIsOpenToCookies() throws Exception {
        start();
        assertThat(server.send("GET", "/api/todo/files/a", "Cookie", COOKIE).body())
                .isEqualTo("a");
        assertThat(ask("/api/todo/files/a", "Bearer limited.jane").body()).isEqualTo("a");
        assertThat(ask("/api/todo/files/a", USER).body()).isEqualTo("a");
        assertThat(ask("/api/todo/files/a", "Bearer service.ci").body()).isEqualTo("a");
        assertThat(server.get("/api/todo/files/a").statusCode()).isEqualTo(401);
        assertThat(server.send("GET", "/api/todo/files/a", "Cookie", "backstage-auth=bogus")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask("/api/todo/list", "Bearer limited.jane").body()).contains("Illegal limited user token");
    }

    @Test
    @Case({"HAU-22", "HAU-25"})
    void whatIsOpenToEverybodyIsSoWithABadCookieToo() throws Exception {
        start();
        assertThat(server.send("GET", "/api/todo/files/open", "Cookie", "backstage-auth=bogus")
                        .body())
                .isEqualTo("open");
    }

    @Test
    @Case("HAU-25")
    void aBadTokenIsSeenWhenAnOpenHandlerAsks() throws Exception {
        start();
        assertThat(server.get("/api/todo/public/who").body()).isEqualTo("none");
        assertThat(ask("/api/todo/public/who", USER).body()).isEqualTo("user");
        assertThat(ask("/api/todo/public/who", "Bearer bogus").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-27")
    void policiesGoWithTheRunOfAPlugin() throws Exception {
        server.closed().bean(new Runs()).run(ChangingPlugin.class, StubAuth.Config.class);
        assertThat(server.get("/api/changing/run1").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/changing/run2").statusCode()).isEqualTo(401);
        server.plugin("changing").restart();
        assertThat(server.get("/api/changing/run1").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/changing/run2").statusCode()).isEqualTo(404);
    }

    @Test
    @Case("HAU-28")
    void theDefaultCanBeDisabled() throws Exception {
        server.run(TodoPlugin.class, StubAuth.Config.class);
        assertThat(server.get("/api/todo/list").body()).isEqualTo("list");
        assertThat(ask("/api/todo/list", "Bearer bogus").body()).isEqualTo("list");
        assertThat(server.get("/api/todo/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    @Case("HAU-28")
    void whatAHandlerAsksForItselfHoldsThen() throws Exception {
        server.run(TodoPlugin.class, StubAuth.Config.class);
        assertThat(server.get("/api/todo/mine").statusCode()).isEqualTo(401);
        assertThat(ask("/api/todo/mine", USER).body()).isEqualTo("user:default/jane");
    }

    // Other ways in

    @Test
    @Case("HAU-29")
    void aPreflightRequestNeedsNoCredentials() throws Exception {
        start();
        HttpResponse<String> answer = server.send(
                "OPTIONS",
                "/api/todo/cross",
                "Origin",
                "https://app.example.com",
                "Access-Control-Request-Method",
                "GET");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(server.send("GET", "/api/todo/cross", "Origin", "https://app.example.com")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Case("HAU-29")
    void aPreflightRequestReachesNoHandler() throws Exception {
        start();
        HttpResponse<String> answer = server.send(
                "OPTIONS",
                "/api/todo/any",
                "Origin",
                "https://app.example.com",
                "Access-Control-Request-Method",
                "GET");
        assertThat(answer.body()).doesNotContain("any method");
    }

    @Test
    @Case("HAU-30")
    void aForwardIntoAPluginIsChecked() throws Exception {
        start();
        assertThat(server.get("/forward").statusCode()).isEqualTo(401);
        assertThat(ask("/forward", USER).body()).isEqualTo("list");
        assertThat(ask("/api/other/forward", USER).body()).isEqualTo("list");
        assertThat(server.get("/api/other/open-forward").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-30")
    void aForwardWithinAPluginIsThePluginsOwn() throws Exception {
        start();
        assertThat(server.get("/api/todo/public/forward").body()).isEqualTo("list");
    }

    @Test
    @Case("HAU-31")
    void withoutAnythingThatVerifiesTokensPluginsAreClosedAndTheLogSaysWhy(CapturedOutput output) throws Exception {
        server.property("spring.autoconfigure.exclude", "dev.stagedoor.auth.autoconfigure.AuthServiceAutoConfiguration")
                .closed()
                .run(QuietPlugin.class);
        assertThat(output).contains("nothing offers the service core.auth").contains("nimbus-jose-jwt");
        assertThat(server.get("/api/quiet/list").statusCode()).isEqualTo(503);
        assertThat(ask("/api/quiet/list", USER).statusCode()).isEqualTo(503);
        assertThat(server.get("/api/quiet/public").body()).isEqualTo("public");
    }

    private void start() {
        server.closed().run(TodoPlugin.class, OtherPlugin.class, StubAuth.Config.class, Pages.class);
    }

    private HttpResponse<String> ask(String path, String authorization) throws Exception {
        return server.send("GET", path, HttpHeaders.AUTHORIZATION, authorization);
    }

    private TodoPlugin plugin() {
        return server.context().getBean(TodoPlugin.class);
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {

        final AtomicInteger filtered = new AtomicInteger();

        @Init
        void init(HttpRouterService router, SchedulerService scheduler) {
            router.addAuthPolicy("/public", AuthPolicy.UNAUTHENTICATED);
            router.addAuthPolicy("/files", AuthPolicy.USER_COOKIE);
            router.addAuthPolicy("/files/open", AuthPolicy.UNAUTHENTICATED);
        }

        @Bean
        RouterFunction<ServerResponse> routed() {
            return RouterFunctions.route()
                    .GET("/routed", request -> ServerResponse.ok().body("routed"))
                    .build();
        }

        @Bean
        Filter counting() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    filtered.incrementAndGet();
                    chain.doFilter(request, response);
                }
            };
        }
    }

    @RestController
    static class TodoController {

        private final HttpAuthService httpAuth;

        TodoController(HttpAuthService httpAuth) {
            this.httpAuth = httpAuth;
        }

        @GetMapping("/list")
        String list() {
            return "list";
        }

        @GetMapping("/err")
        String err() {
            throw new NotFoundException("nah");
        }

        @GetMapping({"/public", "/publications"})
        String open() {
            return "public";
        }

        @GetMapping("/public/x")
        String openBelow() {
            return "public x";
        }

        @GetMapping("/public/forward")
        void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
            request.getRequestDispatcher("/api/todo/list").forward(request, response);
        }

        @GetMapping("/public/who")
        String who(HttpServletRequest request) {
            return httpAuth.credentials(request).principal().type().toString();
        }

        @GetMapping("/files/{name}")
        String file(@PathVariable String name) {
            return name;
        }

        @GetMapping("/mine")
        String mine(HttpServletRequest request) {
            return httpAuth.credentials(request, UserPrincipal.class)
                    .principal()
                    .userEntityRef();
        }

        @CrossOrigin
        @GetMapping("/cross")
        String cross() {
            return "cross";
        }

        @RequestMapping("/any")
        String any() {
            return "any method";
        }

        @PostMapping("/list")
        String add() {
            return "added";
        }
    }

    @BackendPlugin("other")
    @Import(OtherController.class)
    static class OtherPlugin {

        @Init
        void init(HttpRouterService router) {
            router.addAuthPolicy("/open-forward", AuthPolicy.UNAUTHENTICATED);
        }
    }

    @Controller
    static class OtherController {

        @GetMapping({"/forward", "/open-forward"})
        String forward() {
            return "forward:/api/todo/list";
        }
    }

    static class Runs extends AtomicInteger {

        private static final long serialVersionUID = 1L;
    }

    @BackendPlugin("changing")
    static class ChangingPlugin {

        @Init
        void init(HttpRouterService router, Runs runs) {
            router.addAuthPolicy("/run" + runs.incrementAndGet(), AuthPolicy.UNAUTHENTICATED);
        }
    }

    @BackendPlugin("quiet")
    @Import(QuietController.class)
    static class QuietPlugin {

        @Init
        void init(HttpRouterService router) {
            router.addAuthPolicy("/public", AuthPolicy.UNAUTHENTICATED);
        }
    }

    @RestController
    static class QuietController {

        @GetMapping({"/list", "/public"})
        String open() {
            return "public";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Page.class)
    static class Pages {}

    @Controller
    static class Page {

        @GetMapping("/forward")
        String forward() {
            return "forward:/api/todo/list";
        }
    }
}
