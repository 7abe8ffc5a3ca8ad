package dev.stagedoor.httpauth.autoconfigure;

import java.util.Map;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.httpauth.RequestTokenResolver;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that pages of other sites make browsers send. */
class BrowserOriginsTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("HAU-54")
    void aSessionIsNotTakenForATokenWhereAPageOfAnotherSiteChangesSomething() throws Exception {
        start();
        assertThat(status("POST", "/api/todo/list", "sid=jane", "https://evil.example"))
                .isEqualTo(403);
        assertThat(status("GET", "/api/todo/list", "sid=jane", "https://evil.example"))
                .isEqualTo(200);
        assertThat(status("POST", "/api/todo/list", "sid=jane", "https://app.example.com"))
                .isEqualTo(200);
        assertThat(server.send("POST", "/api/todo/list", "Cookie", "sid=jane").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Case("HAU-54")
    void theCookieIsNotEither() throws Exception {
        start();
        String cookie = "backstage-auth=limited.jane";
        assertThat(status("POST", "/api/todo/files", cookie, "https://evil.example"))
                .isEqualTo(403);
        assertThat(status("GET", "/api/todo/files", cookie, "https://evil.example"))
                .isEqualTo(200);
        assertThat(status("POST", "/api/todo/files", cookie, "https://app.example.com"))
                .isEqualTo(200);
    }

    @Test
    @Case("HAU-54")
    void aTokenInTheHeaderIsTakenWhereverThePageIs() throws Exception {
        start();
        assertThat(server.send(
                                "POST",
                                "/api/todo/list",
                                HttpHeaders.AUTHORIZATION,
                                "Bearer user.jane",
                                HttpHeaders.ORIGIN,
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 200",
                "same-origin, -, 200",
                "none, -, 200",
                "same-site, -, 403",
                "cross-site, -, 403",
                "cross-site, null, 403",
                "same-site, https://app.example.com, 200",
                "cross-site, https://app.example.com, 200",
                "same-site, https://pr-7.preview.example.com, 200",
                "cross-site, https://evil.example/?https://app.example.com, 403",
                "-, https://app.example.com.evil.example, 403",
                "-, http://app.example.com, 403",
                "same-origin, https://backend.example.com, 200"
            })
    @Case("HAU-54")
    void whatTheBrowserSaysOfThePageDecides(String site, String origin, int status) throws Exception {
        start();
        String[] headers = {"Cookie", "sid=jane", "X-None", "", "X-None", ""};
        if (site != null) {
            headers[2] = "Sec-Fetch-Site";
            headers[3] = site;
        }
        if (origin != null) {
            headers[4] = "Origin";
            headers[5] = origin;
        }
        assertThat(server.send("POST", "/api/todo/list", headers).statusCode()).isEqualTo(status);
    }

    private int status(String method, String path, String cookie, String origin) throws Exception {
        return server.send(method, path, "Cookie", cookie, "Origin", origin).statusCode();
    }

    private void start() {
        Map.of(
                        "app.baseUrl", "https://app.example.com/base",
                        "backend.baseUrl", "https://backend.example.com",
                        "backend.cors.origin", "https://*.preview.example.com")
                .forEach(server::property);
        server.closed().run(TodoPlugin.class, StubAuth.Config.class, Sessions.class);
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {

        @Init
        void init(HttpRouterService router) {
            router.addAuthPolicy("/files", AuthPolicy.USER_COOKIE);
        }
    }

    @RestController
    static class TodoController {

        @RequestMapping({"/list", "/files"})
        String list() {
            return "list";
        }
    }

    /** Logins that a cookie stands for. */
    @Configuration(proxyBeanMethods = false)
    static class Sessions {

        @Bean
        RequestTokenResolver sessions() {
            return new Session();
        }
    }

    private static final class Session implements RequestTokenResolver {

        @Override
        public String resolve(HttpServletRequest request) {
            Cookie[] cookies = request.getCookies();
            for (Cookie each : cookies == null ? new Cookie[0] : cookies) {
                if (each.getName().equals("sid")) {
                    return "user." + each.getValue();
                }
            }
            return null;
        }

        @Override
        public boolean isSentByBrowsers() {
            return true;
        }
    }
}
