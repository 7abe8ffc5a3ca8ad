package dev.stagedoor.httpauth.autoconfigure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.httpauth.AllowUnauthenticated;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Spring Security in plugins. */
@ExtendWith(OutputCaptureExtension.class)
class PluginSecurityTests {

    private static final String USER = "Bearer user.jane";

    private static final String SERVICE = "Bearer service.plugin:catalog";

    @RegisterExtension
    private final TestServer server = new TestServer().property("stagedoor.test.security", true);

    // The Authentication

    @Test
    @Case("HAU-50")
    void theCredentialsOfARequestAreItsAuthentication() throws Exception {
        start();
        assertThat(ask("/api/todo/who", USER).body()).isEqualTo("user:default/jane [ROLE_USER] true");
        assertThat(ask("/api/todo/who", SERVICE).body()).isEqualTo("plugin:catalog [ROLE_SERVICE] true");
        assertThat(server.get("/api/todo/who").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-50")
    void thePrincipalIsInjected() throws Exception {
        start();
        assertThat(ask("/api/todo/principal", USER).body()).isEqualTo("user:default/jane");
        assertThat(ask("/api/todo/java", SERVICE).body()).isEqualTo("plugin:catalog");
    }

    @Test
    @Case("HAU-50")
    void asynchronousWorkHasItToo() throws Exception {
        start();
        assertThat(ask("/api/todo/callable", USER).body()).isEqualTo("user:default/jane");
        assertThat(ask("/api/todo/deferred", USER).body()).isEqualTo("later");
    }

    @Test
    @Case("HAU-50")
    void filtersOfThePluginSeeIt() throws Exception {
        start();
        assertThat(ask("/api/todo/who", USER).headers().firstValue("X-Filter")).hasValue("user:default/jane");
    }

    @Test
    @Case("HAU-50")
    void whereEverybodyIsLetInNobodyIsAsking() throws Exception {
        start();
        assertThat(server.get("/api/todo/open").body()).isEqualTo("anonymousUser [ROLE_ANONYMOUS] true");
        assertThat(ask("/api/todo/open", "Bearer bogus").body()).startsWith("anonymousUser");
    }

    @Test
    @Case("HAU-50")
    void theAuthenticationShowsNoToken() {
        StubAuth auth = new StubAuth();
        Authentication user = new CredentialsAuthentication(auth.authenticate("user.jane", false));
        assertThat(user.getCredentials()).isInstanceOf(BackstageCredentials.class);
        assertThat(user).hasToString(user.toString()).doesNotHaveToString("user.jane");
        assertThat(user.toString()).doesNotContain("user.jane");
    }

    // Method security

    @Test
    @Case("HAU-51")
    void rulesForMethodsHold(CapturedOutput output) throws Exception {
        start();
        assertThat(ask("/api/todo/users", USER).body()).isEqualTo("users");
        HttpResponse<String> denied = ask("/api/todo/users", SERVICE);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body())
                .isEqualTo("{\"error\":{\"name\":\"NotAllowedError\",\"message\":\"Access denied\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/users\"},\"response\":{\"statusCode\":403}}");
        assertThat(output).contains("ACCESS_DENIED");
        assertThat(ask("/api/todo/catalog", SERVICE).body()).isEqualTo("catalog");
        assertThat(ask("/api/todo/catalog", "Bearer service.plugin:search").statusCode())
                .isEqualTo(403);
        assertThat(ask("/api/todo/jane", USER).body()).isEqualTo("jane");
        assertThat(ask("/api/todo/jane", "Bearer user.john").statusCode()).isEqualTo(403);
    }

    @Test
    @Case("HAU-51")
    void nobodyWhoIsDeniedIsAskedForCredentials() throws Exception {
        start();
        HttpResponse<String> denied = server.get("/api/todo/open-users");
        assertThat(denied.statusCode()).isEqualTo(401);
        assertThat(denied.body()).contains("AuthenticationError").contains("Missing credentials");
    }

    // What Spring Boot protects

    @Test
    @Case("HAU-52")
    void outsideOfPluginsALoginIsAskedFor() throws Exception {
        start();
        assertThat(server.get("/page").statusCode()).isEqualTo(401);
        assertThat(server.send("GET", "/page", "Accept", "text/html").headers().firstValue("Location"))
                .isPresent();
        assertThat(server.get("/api/nope").statusCode()).isEqualTo(401);
        assertThat(ask("/page", USER).statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-52")
    void insideOfPluginsNoneIs() throws Exception {
        start();
        HttpResponse<String> answer = server.send("GET", "/api/todo/who", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Missing credentials");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @Case("HAU-52")
    void changesOfPluginsNeedNoTokenAgainstForgery() throws Exception {
        start();
        HttpResponse<String> answer = server.send("POST", "/api/todo/add", HttpHeaders.AUTHORIZATION, USER);
        assertThat(answer.body()).isEqualTo("added");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    @Case("HAU-52")
    void errorsThatAPluginSendsAreAnsweredAsBefore() throws Exception {
        start();
        HttpResponse<String> answer = ask("/api/todo/teapot", USER);
        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).contains("\"url\":\"/teapot\"");
    }

    // Chains of the application

    @Test
    @Case("HAU-53")
    void aChainForAnyRequestLeavesPluginsAlone() throws Exception {
        server.closed().run(TodoPlugin.class, Application.class, StubAuth.Config.class, AnyChain.class);
        assertThat(ask("/api/todo/who", USER).body()).startsWith("user:default/jane");
        assertThat(server.get("/page").statusCode()).isEqualTo(403);
    }

    @Test
    @Case("HAU-53")
    void aChainThatNamesAPathOfAPluginTakesIt() throws Exception {
        server.closed().run(TodoPlugin.class, Application.class, StubAuth.Config.class, PathChain.class);
        assertThat(ask("/api/todo/users", USER).body()).isEqualTo("users");
        HttpResponse<String> denied = ask("/api/todo/users", "Bearer user.john");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).doesNotContain("Access denied");
        assertThat(ask("/api/todo/who", USER).body()).startsWith("user:default/jane");
        assertThat(server.get("/api/todo/users").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-50")
    void aRequestThatIsForwardedIntoAPluginHasItThere() throws Exception {
        server.closed().run(TodoPlugin.class, Application.class, StubAuth.Config.class, OpenChain.class);
        assertThat(ask("/forward", USER).body()).isEqualTo("user:default/jane [ROLE_USER] true");
    }

    // What is left

    @Test
    @Case("HAU-55")
    void nothingIsLeftOnTheThread() throws Exception {
        start();
        AtomicReference<Authentication> left = server.context().getBean(Probe.class).left;
        for (String path :
                new String[] {"/api/todo/who", "/api/todo/callable", "/api/todo/deferred", "/api/todo/users"}) {
            left.set(new CredentialsAuthentication(new StubAuth().getOwnServiceCredentials()));
            ask(path, SERVICE);
            await(path).until(() -> left.get() == null);
        }
    }

    @Test
    @Case("HAU-52")
    void withoutSpringSecurityThereIsNoChain() throws Exception {
        server.property("stagedoor.test.security", false);
        start();
        assertThat(server.context().getBeanNamesForType(SecurityFilterChain.class))
                .isEmpty();
        assertThat(ask("/api/todo/add-free", USER).body()).isEqualTo("free");
    }

    private void start() {
        server.closed().run(TodoPlugin.class, Application.class, StubAuth.Config.class);
    }

    private HttpResponse<String> ask(String path, String authorization) throws Exception {
        return server.send("GET", path, HttpHeaders.AUTHORIZATION, authorization);
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {

        @Bean
        Filter telling() {
            return (request, response, chain) -> {
                Authentication found = SecurityContextHolder.getContext().getAuthentication();
                ((HttpServletResponse) response).setHeader("X-Filter", found == null ? "nobody" : found.getName());
                chain.doFilter(request, response);
            };
        }
    }

    @RestController
    static class TodoController {

        @GetMapping("/who")
        String who() {
            return text(SecurityContextHolder.getContext().getAuthentication());
        }

        @AllowUnauthenticated
        @GetMapping("/open")
        String open() {
            return who();
        }

        @GetMapping("/principal")
        String principal(@AuthenticationPrincipal UserPrincipal user) {
            return user.userEntityRef();
        }

        @GetMapping("/java")
        String java(Principal principal, HttpServletRequest request) {
            assertThat(request.isUserInRole("SERVICE")).isTrue();
            assertThat(((Authentication) principal).getPrincipal()).isInstanceOf(ServicePrincipal.class);
            return principal.getName();
        }

        @GetMapping("/callable")
        Callable<String> callable() {
            return () -> SecurityContextHolder.getContext().getAuthentication().getName();
        }

        @GetMapping("/deferred")
        DeferredResult<String> deferred() {
            DeferredResult<String> later = new DeferredResult<>();
            Thread thread = new Thread(() -> later.setResult("later"));
            thread.start();
            return later;
        }

        @PreAuthorize("hasRole('USER')")
        @GetMapping("/users")
        String users() {
            return "users";
        }

        @AllowUnauthenticated
        @PreAuthorize("hasRole('USER')")
        @GetMapping("/open-users")
        String openUsers() {
            return "users";
        }

        @PreAuthorize("authentication.name == 'plugin:catalog'")
        @GetMapping("/catalog")
        String catalog() {
            return "catalog";
        }

        @PreAuthorize("principal.userEntityRef == 'user:default/jane'")
        @GetMapping("/jane")
        String jane() {
            return "jane";
        }

        @PostMapping("/add")
        String add() {
            return "added";
        }

        @GetMapping("/add-free")
        String free() {
            return "free";
        }

        @GetMapping("/teapot")
        void teapot(HttpServletResponse response) throws IOException {
            response.sendError(418);
        }

        private static String text(Authentication found) {
            return found.getName() + " " + found.getAuthorities() + " " + found.isAuthenticated();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    @Import(Page.class)
    static class Application {

        @Bean
        Probe probe() {
            return new Probe();
        }

        @Bean
        FilterRegistrationBean<Filter> probing(Probe probe) {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(probe.filter());
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
            return registration;
        }
    }

    /** Sees what a request leaves behind. */
    static class Probe {

        private final AtomicReference<Authentication> left = new AtomicReference<>();

        private Filter filter() {
            return (request, response, chain) -> {
                try {
                    chain.doFilter(request, response);
                } finally {
                    left.set(SecurityContextHolder.getContext().getAuthentication());
                }
            };
        }
    }

    @RestController
    static class Page {

        @GetMapping("/page")
        String page() {
            return "page";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AnyChain {

        @Bean
        @Order(1)
        SecurityFilterChain any(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().denyAll()).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Forward.class)
    static class OpenChain {

        @Bean
        SecurityFilterChain open(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .build();
        }
    }

    @Controller
    static class Forward {

        @GetMapping("/forward")
        String forward() {
            return "forward:/api/todo/who";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PathChain {

        @Bean
        SecurityFilterChain path(HttpSecurity http) {
            return http.securityMatcher("/api/todo/users")
                    .authorizeHttpRequests(all -> all.anyRequest()
                            .access((sender, request) -> new AuthorizationDecision(
                                    sender.get().getName().endsWith("jane"))))
                    .build();
        }
    }
}
