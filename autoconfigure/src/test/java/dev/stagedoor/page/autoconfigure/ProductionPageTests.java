package dev.stagedoor.page.autoconfigure;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.httpauth.RequestTokenResolver;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** The page in production, where it has been switched on for some. Spring Security is there, too. */
class ProductionPageTests {

    private static final String STATE = "/.stagedoor/api/state";

    private static final String RESTART = "/.stagedoor/api/plugins/todo/restart";

    private static final String OPERATIONS = "static-token-of-operations";

    private static final String OTHERS = "static-token-of-somebody-else";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final TestServer server = new TestServer();

    @BeforeAll
    static void start() {
        external(0, OPERATIONS, "operations");
        external(1, OTHERS, "others");
        server.property("stagedoor.test.security", true)
                .property("stagedoor.page.enabled", true)
                .property("stagedoor.page.allowed", "operations, user:Development/Guest")
                .property("stagedoor.sign-in.enabled", true)
                .property("auth.providers.guest.dangerouslyAllowOutsideDevelopment", true)
                .bean(new SessionHeader())
                .closed()
                .add(BackendFeature.plugin("todo", points -> points.registerInit(deps -> {})))
                .run();
    }

    private static void external(int at, String token, String subject) {
        server.property("backend.auth.externalAccess[" + at + "].type", "static")
                .property("backend.auth.externalAccess[" + at + "].options.token", token)
                .property("backend.auth.externalAccess[" + at + "].options.subject", subject);
    }

    @AfterAll
    static void stop() {
        server.context().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.stagedoor/",
                "/.stagedoor/page.js",
                "/.stagedoor/nothing",
                "/.stagedoor/api/state",
                "/.stagedoor/api/wiring"
            })
    @Case("PAG-03")
    void nothingIsShownToWhoIsNotKnown(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JsonPath.<String>read(answer.body(), "$.error.name")).isEqualTo("AuthenticationError");
        assertThat(answer.body()).doesNotContain("todo");
    }

    @Test
    @Case("PAG-03")
    void nothingIsShownForATokenThatNobodyIssued() throws Exception {
        assertThat(asked(STATE, "made-up").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("PAG-03")
    void whoIsKnownAndNotAllowedIsRefused() throws Exception {
        HttpResponse<String> answer = asked(STATE, OTHERS);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("others").doesNotContain("todo");
    }

    @Test
    @Case("PAG-03")
    void aServiceThatIsAllowedSeesTheState() throws Exception {
        HttpResponse<String> answer = asked(STATE, OPERATIONS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$"))
                .containsEntry("mode", "production")
                .containsEntry("restartAllowed", false)
                .containsEntry("viewer", Map.of("ref", "operations", "canSignOut", false));
    }

    @Test
    @Case("PAG-03")
    void aTokenIsFoundWhereTheApplicationFindsItForPlugins() throws Exception {
        HttpResponse<String> answer = server.send("GET", STATE, "X-Session", OPERATIONS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$.viewer"))
                .isEqualTo(Map.of("ref", "operations", "canSignOut", false));
    }

    @Test
    @Case("PAG-07")
    void nothingIsRestartedInProductionUnlessThatIsSet() throws Exception {
        HttpResponse<String> answer = server.send("POST", RESTART, "Authorization", "Bearer " + OPERATIONS);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("stagedoor.page.restart");
        assertThat(server.status("todo").starts()).isEqualTo(1);
    }

    @Test
    @Case("PAG-04")
    void aBrowserGetsAFormForATokenAndACookieForThat() throws Exception {
        HttpResponse<String> form = server.send("GET", "/.stagedoor/", "Accept", "text/html,*/*");
        assertThat(form.statusCode()).isEqualTo(401);
        assertThat(form.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(form.body()).contains("action=\"/.stagedoor/sign-in\"").doesNotContain("${");

        String token = guestToken();
        HttpResponse<String> answer = signIn(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/.stagedoor/");
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/.stagedoor/", "Max-Age=")
                .doesNotContain(token);

        HttpResponse<String> state = server.send("GET", STATE, "Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(JsonPath.<Map<String, Object>>read(state.body(), "$.viewer"))
                .isEqualTo(Map.of("ref", "user:development/guest", "canSignOut", true));
    }

    @Test
    void theFormHasItsColoursAlsoForWhoIsNotKnown() throws Exception {
        String form = server.send("GET", "/.stagedoor/", "Accept", "text/html").body();
        List<String> styles = Pattern.compile("href=\"([^\"]+\\.css)\"")
                .matcher(form)
                .results()
                .map(style -> style.group(1))
                .toList();
        assertThat(styles).hasSize(2);
        for (String style : styles) {
            assertThat(server.get(style).statusCode()).as(style).isEqualTo(200);
        }
        assertThat(server.get("/.stagedoor/page.css").statusCode()).isEqualTo(401);
    }

    @Test
    @Case("PAG-04")
    void theCookieIsSentOverSafeConnectionsAloneWhereThereIsOne() throws Exception {
        HttpResponse<String> answer = signIn(OPERATIONS, "X-Forwarded-Proto", "https");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Secure")
                .doesNotContain("Max-Age");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made-up", OTHERS, "", "<script>"})
    @Case("PAG-04")
    void whoMayNotSeeThePageGetsTheFormAgainAndNoCookie(String token) throws Exception {
        HttpResponse<String> answer = signIn(token);
        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("<form").doesNotContain("<script>");
        if (!token.isEmpty()) {
            assertThat(answer.body()).doesNotContain(token);
        }
    }

    @Test
    @Case("PAG-04")
    void aTokenThatNoCookieCanHoldIsNotTaken() throws Exception {
        HttpResponse<String> answer = signIn("x".repeat(5000));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("too long for a cookie");
    }

    @Test
    @Case("PAG-04")
    void aSignOutTakesTheCookieBack() throws Exception {
        HttpResponse<String> answer = server.send("POST", "/.stagedoor/sign-out");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("stagedoor-page=;")
                .contains("Max-Age=0");
    }

    @Test
    @Case("PAG-05")
    void noOtherSiteSignsAnybodyIn() throws Exception {
        HttpResponse<String> answer = signIn(OPERATIONS, "Origin", "https://evil.example");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @Case("PAG-03")
    void aUserWhoIsAllowedSeesTheStateAsLongAsTheTokenIsWhole() throws Exception {
        String token = guestToken();
        assertThat(asked(STATE, token).statusCode()).isEqualTo(200);
        assertThat(asked(STATE, token.substring(0, token.length() - 8)).statusCode())
                .isEqualTo(401);
    }

    @Test
    @Case("PAG-04")
    void aTokenInAnAddressIsNotTaken() throws Exception {
        assertThat(server.send("POST", "/.stagedoor/sign-in?token=" + OPERATIONS)
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> asked(String path, String token) throws Exception {
        return server.send("GET", path, "Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> signIn(String token, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + server.context().getWebServer().getPort() + "/.stagedoor/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String guestToken() throws Exception {
        return JsonPath.read(server.get("/api/auth/guest/refresh").body(), "$.backstageIdentity.token");
    }

    /** Where an application has its tokens. */
    private static final class SessionHeader implements RequestTokenResolver {

        @Override
        public String resolve(HttpServletRequest request) {
            return request.getHeader("X-Session");
        }
    }
}
