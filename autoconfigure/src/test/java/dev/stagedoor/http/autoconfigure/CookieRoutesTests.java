package dev.stagedoor.http.autoconfigure;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.httpauth.autoconfigure.StubAuth;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes at which browsers get and lose the cookie. */
class CookieRoutesTests {

    private static final String PATH = "/api/todo/.backstage/auth/v1/cookie";

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("HAU-40")
    void aUserGetsACookieAndIsToldWhenItEnds() throws Exception {
        start();
        HttpResponse<String> answer = ask("GET", "Bearer user.jane");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.body())
                .matches(Pattern.compile("\\{\"expiresAt\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"}"));
        assertThat(cookie(answer))
                .matches("backstage-auth=limited\\.jane; Domain=localhost; Path=/; "
                        + "Expires=\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT; "
                        + "HttpOnly; Secure; Priority=High; SameSite=None");
    }

    @Test
    @Case("HAU-40")
    void theCookieOpensWhatIsOpenToCookies() throws Exception {
        start();
        String cookie = cookie(ask("GET", "Bearer user.jane"));
        String value = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> again =
                server.send("GET", PATH, "Cookie", value, HttpHeaders.AUTHORIZATION, "Bearer user.jane");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @Case("HAU-41")
    void servicesGetNoCookie() throws Exception {
        start();
        HttpResponse<String> answer = ask("GET", "Bearer service.ci");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"NotAllowedError\",\"message\":"
                        + "\"This endpoint does not allow 'service' credentials\"},\"request\":{\"method\":\"GET\","
                        + "\"url\":\"/.backstage/auth/v1/cookie\"},\"response\":{\"statusCode\":403}}");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @Case("HAU-41")
    void nobodyGetsACookie() throws Exception {
        start();
        assertThat(server.get(PATH).statusCode()).isEqualTo(401);
        assertThat(ask("GET", "Bearer limited.jane").statusCode()).isEqualTo(401);
        assertThat(server.send("GET", PATH, "Cookie", "backstage-auth=limited.jane")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Case("HAU-42")
    void usersAndServicesCanRemoveTheCookie() throws Exception {
        start();
        for (String token : new String[] {"Bearer user.jane", "Bearer service.ci"}) {
            HttpResponse<String> answer = ask("DELETE", token);
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(cookie(answer))
                    .isEqualTo("backstage-auth=; Domain=localhost; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; "
                            + "HttpOnly; Secure; Priority=High; SameSite=None");
        }
        assertThat(server.send("DELETE", PATH).statusCode()).isEqualTo(401);
    }

    @Test
    @Case("HAU-40")
    void theRoutesGoBeforeThoseOfThePlugin() throws Exception {
        start();
        assertThat(ask("GET", "Bearer user.jane").body()).contains("expiresAt");
        assertThat(ask("POST", "Bearer user.jane").body()).isEqualTo("plugin");
    }

    private void start() {
        server.property("backend.baseUrl", "http://localhost:7007")
                .closed()
                .run(TodoPlugin.class, StubAuth.Config.class);
    }

    private HttpResponse<String> ask(String method, String authorization) throws Exception {
        return server.send(method, PATH, HttpHeaders.AUTHORIZATION, authorization);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {}

    @RestController
    static class TodoController {

        @RequestMapping("/**")
        String everything() {
            return "plugin";
        }
    }
}
