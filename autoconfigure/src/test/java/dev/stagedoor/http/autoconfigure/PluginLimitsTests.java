package dev.stagedoor.http.autoconfigure;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** That a plugin takes no more of the server than it is allowed. */
@ExtendWith(OutputCaptureExtension.class)
class PluginLimitsTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    private final Hanging hanging = new Hanging();

    @AfterEach
    void release() {
        hanging.release.countDown();
    }

    @Test
    void aPluginThatHangsOnEveryRequestLeavesThreadsToTheOthers() throws Exception {
        server.property("server.tomcat.threads.max", 8).bean(hanging).run(HangingPlugin.class, OtherPlugin.class);
        List<CompletableFuture<HttpResponse<String>>> held = hang("/api/hanging/blocks", 40);
        awaitInside(4);
        Awaitility.await()
                .untilAsserted(() -> assertThat(held)
                        .filteredOn(CompletableFuture::isDone)
                        .hasSize(36)
                        .allSatisfy(
                                answer -> assertThat(answer.join().statusCode()).isEqualTo(503)));
        for (int i = 0; i < 20; i++) {
            assertThat(server.get("/api/other/ping").body()).isEqualTo("pong");
        }
        hanging.release.countDown();
        assertThat(held)
                .extracting(answer -> answer.get(20, TimeUnit.SECONDS).statusCode())
                .filteredOn(status -> status == 200)
                .hasSize(4);
        assertThat(server.get("/api/hanging/ping").body()).isEqualTo("pong");
    }

    @Test
    void requestsThatWaitForAPluginToStartCountToo() throws Exception {
        server.property("server.tomcat.threads.max", 8)
                .property("backend.lifecycle.startupRequestPauseTimeout", "1h")
                .bean(hanging)
                .begin(StartingPlugin.class, OtherPlugin.class);
        List<CompletableFuture<HttpResponse<String>>> held = hang("/api/starting/ping", 20);
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(held).filteredOn(CompletableFuture::isDone).hasSize(16));
        assertThat(server.get("/api/other/ping").body()).isEqualTo("pong");
        hanging.release.countDown();
        assertThat(held)
                .extracting(answer -> answer.get(20, TimeUnit.SECONDS).statusCode())
                .filteredOn(status -> status == 200)
                .hasSize(4);
    }

    @Test
    void asynchronousRequestsCountUntilTheirEnd() throws Exception {
        server.property("stagedoor.http.plugins.hanging.max-requests", 2)
                .bean(hanging)
                .run(HangingPlugin.class);
        List<CompletableFuture<HttpResponse<String>>> held = hang("/api/hanging/async", 2);
        awaitInside(2);
        HttpResponse<String> refused = server.get("/api/hanging/ping");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body())
                .isEqualTo("{\"error\":{\"name\":\"ServiceUnavailableError\","
                        + "\"message\":\"Plugin 'hanging' has too many requests in flight\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/ping\"},"
                        + "\"response\":{\"statusCode\":503}}");
        hanging.release.countDown();
        for (CompletableFuture<HttpResponse<String>> each : held) {
            assertThat(each.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        }
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(server.get("/api/hanging/ping").statusCode()).isEqualTo(200));
    }

    @Test
    void aPluginThatIsFullSaysSoOnceAndWhenItIsNotAnyMore(CapturedOutput output) throws Exception {
        server.property("stagedoor.http.default.max-requests", 1).bean(hanging).run(HangingPlugin.class);
        List<CompletableFuture<HttpResponse<String>>> held = hang("/api/hanging/blocks", 1);
        awaitInside(1);
        server.get("/api/hanging/ping");
        server.get("/api/hanging/ping");
        assertThat(output)
                .containsOnlyOnce("Plugin 'hanging' has 1 requests in flight, which is all that it may have"
                        + " (stagedoor.http.plugins.hanging.max-requests)");
        hanging.release.countDown();
        held.get(0).get(20, TimeUnit.SECONDS);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(output).contains("Plugin 'hanging' takes requests again, 2 were refused"));
    }

    @Test
    void aRequestThatHoldsItsThreadForTooLongIsInterrupted(CapturedOutput output) throws Exception {
        server.property("stagedoor.http.plugins.hanging.time-limit", "200ms")
                .property("server.tomcat.threads.max", 1)
                .bean(hanging)
                .run(HangingPlugin.class);
        HttpResponse<String> answer = server.get("/api/hanging/blocks?x=1");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"ServiceUnavailableError\","
                        + "\"message\":\"Plugin 'hanging' did not answer within 200ms\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/blocks?x=1\"},"
                        + "\"response\":{\"statusCode\":503}}");
        assertThat(output).contains("InterruptedException");
        assertThat(server.get("/api/hanging/interrupted").body()).isEqualTo("false");
    }

    @Test
    void whatFailsBeforeItsTimeIsOverKeepsItsOwnError() throws Exception {
        server.property("stagedoor.http.default.time-limit", "1h").bean(hanging).run(HangingPlugin.class);
        assertThat(server.get("/api/hanging/fails").statusCode()).isEqualTo(500);
    }

    @Test
    void withoutATimeLimitNothingIsInterrupted() throws Exception {
        server.property("stagedoor.http.default.time-limit", "100ms")
                .property("stagedoor.http.plugins.hanging.time-limit", "0")
                .bean(hanging)
                .run(HangingPlugin.class, SlowPlugin.class);
        List<CompletableFuture<HttpResponse<String>>> held = hang("/api/hanging/blocks", 1);
        awaitInside(1);
        // Another plugin, with a time limit, has been interrupted meanwhile.
        assertThat(server.get("/api/slow/blocks").statusCode()).isEqualTo(503);
        assertThat(held.get(0)).isNotDone();
        hanging.release.countDown();
        assertThat(held.get(0).get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
    }

    @Test
    void limitsOfAnUnknownPluginAreWarnedOf(CapturedOutput output) {
        server.property("stagedoor.http.plugins.nobody.max-requests", 1).run(OtherPlugin.class);
        assertThat(output).contains("stagedoor.http.plugins.nobody is set, but there is no such plugin");
    }

    @Test
    void aLimitThatCannotWorkIsRefused() {
        assertThatThrownBy(() -> server.property("stagedoor.http.default.max-requests", 0)
                        .run(OtherPlugin.class))
                .rootCause()
                .hasMessage("max-requests must be at least 1, not 0");
    }

    private List<CompletableFuture<HttpResponse<String>>> hang(String path, int times) {
        List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            held.add(server.getLater(path));
        }
        return held;
    }

    private void awaitInside(int count) {
        Awaitility.await().untilAsserted(() -> assertThat(hanging.count()).isEqualTo(count));
    }

    /** Holds requests until the end of the test. */
    static class Hanging {

        private final CountDownLatch release = new CountDownLatch(1);

        private final AtomicInteger inside = new AtomicInteger();

        int count() {
            return inside.get();
        }

        String hold() throws InterruptedException {
            inside.incrementAndGet();
            release.await();
            return "done";
        }
    }

    @BackendPlugin("hanging")
    @Import(HangingController.class)
    static class HangingPlugin {}

    @RestController
    record HangingController(Hanging hanging) {

        @GetMapping("/blocks")
        String blocks() throws InterruptedException {
            return hanging.hold();
        }

        @GetMapping("/async")
        Callable<String> async() {
            return hanging::hold;
        }

        @GetMapping("/ping")
        String ping() {
            return "pong";
        }

        @GetMapping("/interrupted")
        boolean interrupted() {
            return Thread.currentThread().isInterrupted();
        }

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("broken");
        }
    }

    @BackendPlugin("slow")
    @Import(SlowController.class)
    static class SlowPlugin {}

    @RestController
    record SlowController(Hanging hanging) {

        @GetMapping("/blocks")
        String blocks() throws InterruptedException {
            hanging.release.await();
            return "done";
        }
    }

    @BackendPlugin("starting")
    @Import(StartingController.class)
    static class StartingPlugin {

        @Init
        void init(Hanging hanging) throws InterruptedException {
            hanging.hold();
        }
    }

    @RestController
    static class StartingController {

        @GetMapping("/ping")
        String ping() {
            return "pong";
        }
    }

    @BackendPlugin("other")
    @Import(OtherController.class)
    static class OtherPlugin {}

    @RestController
    static class OtherController {

        @GetMapping("/ping")
        String ping() {
            return "pong";
        }
    }
}
