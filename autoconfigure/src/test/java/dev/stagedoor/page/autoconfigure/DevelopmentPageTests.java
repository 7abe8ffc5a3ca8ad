package dev.stagedoor.page.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.http.autoconfigure.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page in development, where everybody who reaches the server may see it. */
class DevelopmentPageTests {

    private static final String STATE = "/root/.stagedoor/api/state";

    private static final String WIRING = "/root/.stagedoor/api/wiring";

    private static final String RESTART = "/root/.stagedoor/api/plugins/%s/restart";

    private static final TestServer server = new TestServer()
            .property("stagedoor.mode", "development")
            .property("server.servlet.context-path", "/root")
            .property("backend.baseUrl", "http://backend.example:7007")
            .property("backend.cors.origin", "http://localhost:3000")
            .property("backend.startup.plugins.fragile.onPluginBootFailure", "continue")
            .property("stagedoor.startup.retry.enabled", false);

    private static volatile boolean broken;

    @BeforeAll
    static void start() {
        broken = true;
        server.add(
                        BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}, CoreServices.LOGGER)),
                        BackendFeature.module("todo", "csv", points -> points.registerInit(deps -> {})),
                        BackendFeature.plugin(
                                "fragile",
                                points -> points.registerInit(deps -> {
                                    if (broken) {
                                        throw new IllegalStateException("no luck");
                                    }
                                })))
                .run();
    }

    @AfterAll
    static void stop() {
        server.context().close();
    }

    @Test
    void theWiringIsShown() throws Exception {
        String wiring = read(WIRING);
        assertThat(JsonPath.<String>read(wiring, "$.mode")).isEqualTo("development");
        assertThat(JsonPath.<List<String>>read(wiring, "$.plugins[?(@.pluginId == 'todo')].services[*]"))
                .containsExactly("core.logger");
        assertThat(JsonPath.<List<String>>read(wiring, "$.services[?(@.id == 'core.rootLogger')].providers[0].layer"))
                .containsExactly("default");
    }

    @Test
    void whoeverHasTheWiringIsNotToldAgain() throws Exception {
        String tag = server.get(WIRING).headers().firstValue("ETag").orElseThrow();
        assertThat(server.send("GET", WIRING, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void thePlaceWithoutSlashLeadsToThePage() throws Exception {
        HttpResponse<String> answer = server.get("/root/.stagedoor");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/root/.stagedoor/");
    }

    @Test
    void aFileIsKeptByBrowsersAndAskedForAgain() throws Exception {
        HttpResponse<String> style = server.get("/root/.stagedoor/sign-in.css");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("Content-Type")).contains("text/css;charset=utf-8");
        assertThat(style.headers().firstValue("Cache-Control")).contains("no-cache");
        String tag = style.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send("GET", "/root/.stagedoor/sign-in.css", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/root/.stagedoor/nothing.html",
                "/root/.stagedoor/PageFiles.class",
                "/root/.stagedoor/../PageFiles.class",
                "/root/.stagedoor/%2e%2e/PageFiles.class",
                "/root/.stagedoor/api/other",
                "/root/.stagedoor/api/state/",
                "/root/.stagedoor;x/api/state"
            })
    void whatThereIsNotIsNotFound(String path) throws Exception {
        assertThat(server.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsWrittenByAReadAndNothingIsReadByAWrite() throws Exception {
        assertThat(server.get(RESTART.formatted("todo")).statusCode()).isEqualTo(404);
        assertThat(server.send("POST", STATE).statusCode()).isEqualTo(404);
    }

    @Test
    void thePageMayDoNoMoreThanItNeeds() throws Exception {
        for (String path : List.of(STATE, "/root/.stagedoor/sign-in.css", "/root/.stagedoor/nothing")) {
            assertThat(server.get(path).headers().map())
                    .containsEntry(
                            "Content-Security-Policy",
                            List.of("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                                    + " img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"))
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"));
        }
        assertThat(server.get(STATE).headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "https://evil.example", "null"})
    void pagesOfOtherSitesSeeNothing(String origin) throws Exception {
        assertThat(server.send("GET", STATE, "Origin", origin).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site"})
    void pagesOfOtherSitesRestartNothing(String site) throws Exception {
        HttpResponse<String> answer =
                server.send("POST", RESTART.formatted("todo"), "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void otherSitesMayLinkToThePage() throws Exception {
        assertThat(server.send(
                                "GET",
                                "/root/.stagedoor/sign-in.css",
                                "Sec-Fetch-Site",
                                "cross-site",
                                "Sec-Fetch-Mode",
                                "navigate")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:80, 200",
        "backend.localhost, 200",
        "192.168.1.7:7007, 200",
        "[::1]:7007, 200",
        "backend.example, 200",
        "evil.example:7007, 403",
        "192.168.1.7.evil.example, 403",
        "localhost.evil.example, 403"
    })
    void aNameThatSomebodyElseMayOwnIsNotServed(String host, int status) throws Exception {
        assertThat(RawRequest.get(server.context().getWebServer().getPort(), STATE, host))
                .isEqualTo(status);
    }

    @Test
    void theStateShowsPluginsModulesAndTheirStarts() throws Exception {
        String state = read(STATE);
        assertThat(JsonPath.<Map<String, Object>>read(state, "$"))
                .containsEntry("mode", "development")
                .containsEntry("restartAllowed", true)
                .containsEntry("viewer", null);
        assertThat(JsonPath.<List<String>>read(state, "$.start.timeline[*].name"))
                .contains("root", "service core.rootLogger", "plugins");
        assertThat(JsonPath.<String>read(state, "$.start.outcome")).isEqualTo("success");
        Map<String, Object> todo = plugin(state, "todo");
        assertThat(todo).containsEntry("state", "running");
        assertThat(JsonPath.<List<String>>read(todo, "$.timeline[*].name"))
                .containsExactly("services", "module csv", "init", "beans", "opening", "hooks");
        assertThat(JsonPath.<List<Double>>read(todo, "$.timeline[*].durationMillis"))
                .doesNotContainNull();
        assertThat(JsonPath.<List<String>>read(todo, "$.modules[*].id")).containsExactly("csv");
    }

    @Test
    void theHealthOfAPluginIsShown() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(JsonPath.<String>read(plugin(read(STATE), "todo"), "$.health.status"))
                        .isEqualTo("UP"));
    }

    @Test
    void aPluginThatFailedIsShownAndRunsAfterARestart() throws Exception {
        broken = true;
        assertThat(server.send("POST", RESTART.formatted("fragile")).statusCode())
                .isEqualTo(500);
        String state = read(STATE);
        assertThat(plugin(state, "fragile")).containsEntry("state", "failed");
        assertThat(JsonPath.<Map<String, Object>>read(plugin(state, "fragile"), "$.failure"))
                .containsEntry("name", "IllegalStateException")
                .containsEntry("message", "no luck");
        assertThat(JsonPath.<Map<String, Object>>read(state, "$.errors[0]"))
                .containsEntry("plugin", "fragile")
                .containsEntry("source", "start")
                .containsEntry("message", "no luck");

        broken = false;
        HttpResponse<String> answer = server.send("POST", RESTART.formatted("fragile"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.state")).isEqualTo("running");
        Map<String, Object> repaired = plugin(read(STATE), "fragile");
        assertThat(repaired).containsEntry("state", "running").containsEntry("failure", null);
        assertThat(JsonPath.<String>read(repaired, "$.start.cause")).isEqualTo("restart");
    }

    @Test
    void aPluginThatThereIsNotIsNotRestarted() throws Exception {
        HttpResponse<String> answer = server.send("POST", RESTART.formatted("other"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JsonPath.<String>read(answer.body(), "$.error.name")).isEqualTo("NotFoundError");
    }

    private static String read(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, Object> plugin(String state, String id) {
        return JsonPath.<List<Map<String, Object>>>read(state, "$.plugins[?(@.id == '" + id + "')]")
                .get(0);
    }
}
