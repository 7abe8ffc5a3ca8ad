package dev.stagedoor.page.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page in development, where everybody who reaches the server may see it. */
@ExtendWith(OutputCaptureExtension.class)
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
            .property("backend.startup.plugins.closed.onPluginBootFailure", "continue")
            .property("backend.rateLimit.global", false)
            .property("backend.rateLimit.plugin.limited.incomingRequestLimit", 0)
            .property("backend.rateLimit.plugin.limited.ipAllowList[0]", "10.0.0.1")
            .property("stagedoor.startup.retry.enabled", false);

    private static final TaskSchedule PURGE = TaskSchedule.every(Duration.ofHours(1))
            .timeout(Duration.ofMinutes(1))
            .scope(TaskScope.LOCAL);

    private static volatile boolean broken;

    @BeforeAll
    static void start() {
        broken = true;
        server.add(
                        todo(),
                        csv(),
                        fragile(),
                        BackendFeature.plugin("limited", points -> points.registerInit(deps -> {})),
                        BackendFeature.plugin("closed", points -> points.registerInit(deps -> fail())))
                .run();
    }

    private static BackendFeature todo() {
        return BackendFeature.plugin(
                "todo",
                points -> points.registerInit(
                        deps -> {
                            deps.get(CoreServices.HTTP_ROUTER).use(routes());
                            deps.get(CoreServices.DATABASE)
                                    .jdbcClient()
                                    .sql("SELECT 1")
                                    .query()
                                    .singleValue();
                            deps.get(CoreServices.SCHEDULER).schedule("purge", PURGE, DevelopmentPageTests::fail);
                        },
                        CoreServices.DATABASE,
                        CoreServices.LOGGER,
                        CoreServices.HTTP_ROUTER,
                        CoreServices.SCHEDULER));
    }

    private static BackendFeature csv() {
        return BackendFeature.module("todo", "csv", points -> points.registerInit(deps -> {}));
    }

    private static BackendFeature fragile() {
        return BackendFeature.plugin(
                "fragile",
                points -> points.registerInit(deps -> {
                    if (broken) {
                        fail();
                    }
                }));
    }

    @AfterAll
    static void stop() {
        server.context().close();
    }

    @Test
    @Case("PAG-09")
    void theWiringIsShown() throws Exception {
        String wiring = read(WIRING);
        assertThat(JsonPath.<String>read(wiring, "$.mode")).isEqualTo("development");
        assertThat(JsonPath.<List<String>>read(wiring, "$.plugins[?(@.pluginId == 'todo')].services[*]"))
                .contains("core.logger");
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
    @Case("PAG-06")
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
    @Case("PAG-05")
    void pagesOfOtherSitesSeeNothing(String origin) throws Exception {
        assertThat(server.send("GET", STATE, "Origin", origin).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site"})
    @Case("PAG-05")
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
    @Case("PAG-02")
    void aNameThatSomebodyElseMayOwnIsNotServed(String host, int status) throws Exception {
        assertThat(RawRequest.get(server.context().getWebServer().getPort(), STATE, host))
                .isEqualTo(status);
    }

    @Test
    @Case("PAG-09")
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
    @Case("PAG-09")
    void theHealthOfAPluginIsShown() {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(JsonPath.<String>read(plugin(read(STATE), "todo"), "$.health.status"))
                        .isEqualTo("UP"));
    }

    @Test
    @Case({"PAG-07", "PAG-08"})
    void aPluginThatFailedIsShownAndRunsAfterARestart(CapturedOutput output) throws Exception {
        broken = true;
        assertThat(server.send("POST", RESTART.formatted("fragile")).statusCode())
                .isEqualTo(500);
        String state = read(STATE);
        assertThat(plugin(state, "fragile")).containsEntry("state", "failed");
        assertThat(JsonPath.<Map<String, Object>>read(plugin(state, "fragile"), "$.failure"))
                .containsEntry("name", "IllegalStateException")
                .containsEntry("message", "no luck");
        assertThat(JsonPath.<List<Map<String, Object>>>read(state, "$.errors[?(@.plugin == 'fragile')]"))
                .allSatisfy(error ->
                        assertThat(error).containsEntry("source", "start").containsEntry("message", "no luck"))
                .isNotEmpty();

        broken = false;
        HttpResponse<String> answer = server.send("POST", RESTART.formatted("fragile"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.state")).isEqualTo("running");
        assertThat(output.getAll())
                .contains("Restart of plugin 'fragile' from the backend page, asked for by 127.0.0.1");
        Map<String, Object> repaired = plugin(read(STATE), "fragile");
        assertThat(repaired).containsEntry("state", "running").containsEntry("failure", null);
        assertThat(JsonPath.<String>read(repaired, "$.start.cause")).isEqualTo("restart");
    }

    @Test
    @Case("PAG-07")
    void aPluginThatThereIsNotIsNotRestarted() throws Exception {
        HttpResponse<String> answer = server.send("POST", RESTART.formatted("other"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JsonPath.<String>read(answer.body(), "$.error.name")).isEqualTo("NotFoundError");
    }

    @Test
    @Case({"PAG-09", "PAG-11"})
    void requestsAndWhatFailedInThemAreShown() throws Exception {
        assertThat(server.get("/root/api/todo/good").statusCode()).isEqualTo(200);
        assertThat(server.get("/root/api/todo/bad?password=hunter2").statusCode())
                .isEqualTo(500);
        assertThat(server.get("/root/api/todo/missing").statusCode()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            Map<String, Object> requests = JsonPath.read(plugin(read(STATE), "todo"), "$.requests");
            assertThat(requests)
                    .containsEntry("active", 0)
                    .containsEntry("total", 3)
                    .containsEntry("failed", 1)
                    .containsEntry("rejected", 0);
        });
        assertThat(JsonPath.<List<Map<String, Object>>>read(read(STATE), "$.errors[?(@.source == 'request')]"))
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .containsEntry("plugin", "todo")
                        .containsEntry("place", "GET /api/todo/bad")
                        .containsEntry("message", "no luck"));
    }

    @Test
    @Case("PAG-09")
    void requestsToAPluginThatDoesNotRunAreRejected() throws Exception {
        assertThat(server.get("/root/api/closed/x").statusCode()).isEqualTo(503);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            Map<String, Object> requests = JsonPath.read(plugin(read(STATE), "closed"), "$.requests");
            assertThat(requests)
                    .containsEntry("total", 1)
                    .containsEntry("failed", 0)
                    .containsEntry("rejected", 1);
        });
    }

    @Test
    @Case("PAG-09")
    void requestsThatALimitTurnedAwayAreRejected() throws Exception {
        assertThat(server.get("/root/api/limited/x").statusCode()).isEqualTo(429);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            Map<String, Object> requests = JsonPath.read(plugin(read(STATE), "limited"), "$.requests");
            assertThat(requests).containsEntry("total", 1).containsEntry("rejected", 1);
        });
    }

    @Test
    @Case("PAG-09")
    void connectionsAreShownForEachPluginAndInAll() {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            String state = read(STATE);
            assertThat(JsonPath.<Map<String, Object>>read(plugin(state, "todo"), "$.connections"))
                    .containsEntry("engine", "H2")
                    .containsEntry("active", 0);
            assertThat(JsonPath.<Integer>read(state, "$.details.database.max")).isPositive();
            assertThat(plugin(state, "limited")).containsEntry("connections", null);
        });
    }

    @Test
    void thatThePageAsksForNewsIsNotLogged(CapturedOutput output) throws Exception {
        read(STATE);
        server.get("/root/.stagedoor/nothing");
        await().atMost(Duration.ofSeconds(20)).until(() -> output.getAll().contains("GET /root/.stagedoor/nothing "));
        assertThat(output.getAll()).doesNotContain("GET " + STATE);
    }

    @Test
    @Case({"PAG-09", "PAG-11"})
    void tasksAndTheirFailuresAreShown() {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            String state = read(STATE);
            Map<String, Object> purge = JsonPath.read(plugin(state, "todo"), "$.tasks[0]");
            assertThat(purge).containsEntry("id", "purge").containsEntry("scope", "local");
            assertThat(JsonPath.<String>read(purge, "$.lastRun.outcome")).isEqualTo("failed");
            assertThat(JsonPath.<List<String>>read(state, "$.errors[?(@.source == 'task')].place"))
                    .contains("purge");
        });
    }

    private static RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/good", request -> ServerResponse.ok().build())
                .GET("/bad", request -> {
                    throw new IllegalStateException("no luck");
                })
                .build();
    }

    private static void fail() {
        throw new IllegalStateException("no luck");
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
