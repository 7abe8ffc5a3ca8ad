package dev.stagedoor.http.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginCycle;

import static org.assertj.core.api.Assertions.assertThat;

/** When the gate of a plugin lets a request in, lets it wait, and turns it away. */
class PluginGateTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("GAT-01")
    void aRequestWaitsUntilItsPluginHasStarted() throws Exception {
        server.run(Root.class, TodoPlugin.class);
        PluginCycle todo = server.plugin("todo");
        todo.stop();
        todo.begin();
        CompletableFuture<HttpResponse<String>> held = server.getLater("/api/todo/ping");
        assertThat(server.get("/root").body()).isEqualTo("null");
        assertThat(held).isNotDone();
        todo.proceed();
        assertThat(held.get(20, TimeUnit.SECONDS).body()).isEqualTo("todo");
    }

    @Test
    @Case("GAT-02")
    void aRequestThatHasWaitedTooLongIsTurnedAway() throws Exception {
        server.property("backend.lifecycle.startupRequestPauseTimeout", "20ms").run(Root.class, TodoPlugin.class);
        server.plugin("todo").begin();
        HttpResponse<String> answer = server.get("/api/todo/ping?x=1");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"ServiceUnavailableError\","
                        + "\"message\":\"Service has not started up yet\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/ping?x=1\"},"
                        + "\"response\":{\"statusCode\":503}}");
    }

    @ParameterizedTest
    @Case("HTTP-03")
    @CsvSource({", 20ms", ", PT0.02S", ".milliseconds, 20"})
    void howLongARequestWaitsIsSaidInAnyNotation(String unit, String value) throws Exception {
        String key = "backend.lifecycle.startupRequestPauseTimeout" + (unit == null ? "" : unit);
        server.property(key, value).run(Root.class, TodoPlugin.class);
        server.plugin("todo").begin();
        assertThat(server.get("/api/todo/ping").statusCode()).isEqualTo(503);
    }

    @Test
    @Case("HTTP-02")
    void aRequestPassesTheRateLimitOfItsPluginThenItsGateThenItsHandlers() throws Exception {
        server.property("backend.rateLimit.global", "false")
                .property("backend.rateLimit.plugin.todo.incomingRequestLimit", 2)
                .property("backend.rateLimit.plugin.todo.ipAllowList[0]", "10.0.0.1")
                .run(Root.class, TodoPlugin.class);
        server.plugin("todo").stop();
        assertThat(server.get("/api/todo/ping").statusCode()).isEqualTo(503);
        server.plugin("todo").start();
        assertThat(server.get("/api/todo/ping").body()).isEqualTo("todo");
        server.plugin("todo").stop();
        assertThat(server.get("/api/todo/ping").statusCode()).isEqualTo(429);
    }

    @Test
    @Case("GAT-03")
    void requestsToAStoppedPluginAreTurnedAway() throws Exception {
        server.run(Root.class, TodoPlugin.class);
        server.plugin("todo").stop();
        HttpResponse<String> answer = server.get("/api/todo/ping");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"Service is shutting down\"");
    }

    @Test
    @Case("GAT-03")
    void aWaitingRequestIsTurnedAwayWhenItsPluginStops() throws Exception {
        server.run(Root.class, TodoPlugin.class);
        PluginCycle todo = server.plugin("todo");
        todo.begin();
        CompletableFuture<HttpResponse<String>> held = server.getLater("/api/todo/ping");
        assertThat(server.get("/root").statusCode()).isEqualTo(200);
        todo.stop();
        assertThat(held.get(20, TimeUnit.SECONDS).body()).contains("\"Service is shutting down\"");
    }

    @Test
    @Case("GAT-04")
    void aPluginServesWhileAnotherStarts() throws Exception {
        server.run(Root.class, TodoPlugin.class, SlowPlugin.class);
        server.plugin("slow").begin();
        CompletableFuture<HttpResponse<String>> held = server.getLater("/api/slow/x");
        assertThat(server.get("/api/todo/ping").body()).isEqualTo("todo");
        assertThat(held).isNotDone();
        server.plugin("slow").stop();
        assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
    }

    @Test
    @Case({"GAT-05", "GAT-06"})
    void aFailedPluginAnswersAtOnceAndWithoutTellingWhy() throws Exception {
        server.property("backend.startup.plugins.broken.onPluginBootFailure", "continue")
                .property("backend.lifecycle.startupRequestPauseTimeout", "1h")
                .run(Root.class, BrokenPlugin.class, TodoPlugin.class);
        HttpResponse<String> answer = server.get("/api/broken/x");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"name\":\"ServiceUnavailableError\"", "\"Plugin 'broken' failed to start\"")
                .doesNotContain("secret");
        assertThat(server.get("/api/todo/ping").statusCode()).isEqualTo(200);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void requestsToAFailedPluginDoNotFillTheLog(CapturedOutput output) throws Exception {
        server.property("backend.startup.plugins.broken.onPluginBootFailure", "continue")
                .property("stagedoor.startup.retry.enabled", "false")
                .run(Root.class, BrokenPlugin.class);
        int before = output.toString().length();
        assertThat(server.get("/api/broken/x").statusCode()).isEqualTo(503);
        assertThat(output.toString().substring(before)).doesNotContain("ERROR", "ServiceUnavailable");
    }

    @Test
    void thePluginIsInTheDiagnosticContextOfItsRequestsAlone() throws Exception {
        server.run(Root.class, TodoPlugin.class);
        assertThat(server.get("/api/todo/ping").body()).isEqualTo("todo");
        assertThat(server.get("/root").body()).isEqualTo("null");
    }

    @Test
    void aSpellingOfThePathDoesNotPassTheGate() throws Exception {
        server.run(Root.class, TodoPlugin.class);
        assertThat(server.get("/api/t%6fdo/ping").body()).isEqualTo("todo");
        server.plugin("todo").stop();
        assertThat(server.get("/api/t%6fdo/ping").statusCode()).isEqualTo(503);
        assertThat(server.get("/api/todo;v=1/ping").statusCode()).isEqualTo(503);
    }

    @Test
    void aStopWaitsForRequestsInFlight() throws Exception {
        server.run(Root.class, TodoPlugin.class);
        assertStopWaits("/api/todo/blocking");
    }

    @Test
    void aStopWaitsForAsynchronousRequestsInFlight() throws Exception {
        server.run(Root.class, TodoPlugin.class);
        assertStopWaits("/api/todo/async");
    }

    @Test
    void aStopDoesNotWaitForEver() throws Exception {
        server.property("stagedoor.shutdown.timeout", "20ms").run(Root.class, TodoPlugin.class);
        Latches latches = server.context().getBean(Latches.class);
        CompletableFuture<HttpResponse<String>> answer = server.getLater("/api/todo/blocking");
        await(latches.inside());
        server.plugin("todo").stop();
        latches.release().countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    private void assertStopWaits(String path) throws Exception {
        Latches latches = server.context().getBean(Latches.class);
        CompletableFuture<HttpResponse<String>> answer = server.getLater(path);
        await(latches.inside());
        CompletableFuture<Void> stop =
                CompletableFuture.runAsync(() -> server.plugin("todo").stop(), task -> new Thread(task).start());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> server.get("/api/todo/ping").statusCode() == 503);
        assertThat(stop).isNotDone();
        latches.release().countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        stop.get(20, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }

    record Latches(CountDownLatch inside, CountDownLatch release) {}

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {}

    @RestController
    record TodoController(Latches latches) {

        @GetMapping("/ping")
        String ping() {
            return MDC.get("plugin");
        }

        @GetMapping("/blocking")
        String blocking() {
            latches.inside().countDown();
            PluginGateTests.await(latches.release());
            return "done";
        }

        @GetMapping("/async")
        Callable<String> async() {
            return this::blocking;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(RootController.class)
    static class Root {

        @Bean
        Latches latches() {
            return new Latches(new CountDownLatch(1), new CountDownLatch(1));
        }
    }

    @RestController
    static class RootController {

        @GetMapping("/root")
        String root() {
            return String.valueOf(MDC.get("plugin"));
        }
    }

    @BackendPlugin("slow")
    static class SlowPlugin {}

    @BackendPlugin("broken")
    static class BrokenPlugin {

        @Init
        void init() {
            throw new IllegalStateException("secret");
        }
    }
}
