package dev.stagedoor.http.autoconfigure;

import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** That no request is lost when the server stops. */
class ServerStopTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    private final Held held = new Held(new CountDownLatch(1), new CountDownLatch(1));

    @Test
    @Case("HTTP-21")
    void theServerServesWhileReadinessRefusesUntilTheDelayIsOver() throws Exception {
        server.property("backend.lifecycle.serverShutdownDelay", "2s")
                .bean(held)
                .run(TodoPlugin.class);
        ApplicationAvailability availability = server.context().getBean(ApplicationAvailability.class);
        CompletableFuture<Void> stop = stop();
        Awaitility.await().until(() -> availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC);
        HttpResponse<String> answer = server.get("/api/todo/ping");
        assertThat(answer.body()).isEqualTo("pong");
        assertThat(answer.headers().firstValue("Connection")).contains("close");
        assertThat(stop).isNotDone();
        stop.get(20, TimeUnit.SECONDS);
    }

    @Test
    @Case("HTTP-27")
    void aRequestInFlightIsFinished() throws Exception {
        server.bean(held).run(TodoPlugin.class);
        CompletableFuture<HttpResponse<String>> answer = server.getLater("/api/todo/held");
        held.inside().await();
        CompletableFuture<Void> stop = stop();
        Awaitility.await()
                .until(() ->
                        server.context().getBean(ApplicationAvailability.class).getReadinessState()
                                == ReadinessState.REFUSING_TRAFFIC);
        held.release().countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        stop.get(20, TimeUnit.SECONDS);
    }

    @Test
    void asynchronousRequestsAreHandledUntilTheDelayIsOver() throws Exception {
        server.property("backend.lifecycle.serverShutdownDelay", "2s")
                .bean(held)
                .run(TodoPlugin.class);
        CompletableFuture<Void> stop = stop();
        Awaitility.await().until(() -> server.context().isClosed());
        assertThat(server.get("/api/todo/later").body()).isEqualTo("pong");
        assertThat(stop).isNotDone();
        stop.get(20, TimeUnit.SECONDS);
    }

    @Test
    void beforeShutdownHooksRunBeforeTheDelay() throws Exception {
        server.property("backend.lifecycle.serverShutdownDelay", "PT0.1S")
                .bean(held)
                .run(TodoPlugin.class);
        server.context()
                .getBean(RootLifecycleService.class)
                .addBeforeShutdownHook(() ->
                        assertThat(server.get("/api/todo/ping").statusCode()).isEqualTo(200));
        stop().get(20, TimeUnit.SECONDS);
        assertThat(server.context().isActive()).isFalse();
    }

    @Test
    void whileItServesConnectionsAreKept() throws Exception {
        server.bean(held).run(TodoPlugin.class);
        assertThat(server.get("/api/todo/ping").headers().firstValue("Connection"))
                .isEmpty();
    }

    @Test
    void aDelayThatCannotBeReadFailsTheStart() {
        assertThatThrownBy(() -> server.property("backend.lifecycle.serverShutdownDelay", "soon")
                        .bean(held)
                        .run(TodoPlugin.class))
                .hasStackTraceContaining("backend.lifecycle.serverShutdownDelay");
    }

    @Test
    @Case("HTTP-03")
    void aPauseThatCannotBeReadFailsTheStart() {
        assertThatThrownBy(() -> server.property("backend.lifecycle.startupRequestPauseTimeout", "soon")
                        .bean(held)
                        .run(TodoPlugin.class))
                .hasStackTraceContaining("backend.lifecycle.startupRequestPauseTimeout");
    }

    private CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(server.context()::close, task -> new Thread(task, "stop").start());
    }

    record Held(CountDownLatch inside, CountDownLatch release) {}

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {}

    @RestController
    record TodoController(Held held) {

        @GetMapping("/ping")
        String ping() {
            return "pong";
        }

        @GetMapping("/later")
        Callable<String> later() {
            return this::ping;
        }

        @GetMapping("/held")
        String block() throws InterruptedException {
            held.inside().countDown();
            held.release().await();
            return "done";
        }
    }
}
