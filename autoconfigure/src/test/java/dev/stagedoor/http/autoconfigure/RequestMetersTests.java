package dev.stagedoor.http.autoconfigure;

import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;

import static org.assertj.core.api.Assertions.assertThat;

/** What is measured of requests without any code of plugins. */
class RequestMetersTests {

    private static final String PLUGIN = "backstage.plugin.id";

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    void everyRequestIsObservedWithItsPlugin() throws Exception {
        server.run(TodoPlugin.class);
        server.get("/api/todo/ping");
        server.get("/api/todo/nothing");
        server.get("/outside");
        Awaitility.await()
                .untilAsserted(() -> assertThat(observed())
                        .containsExactlyInAnyOrder("todo /api/todo/ping 200", "todo /** 404", "root /** 404"));
    }

    @Test
    void aRequestThatItsGateRefusesIsThePluginsToo() throws Exception {
        server.run(TodoPlugin.class);
        server.plugin("todo").stop();
        server.get("/api/todo/ping");
        Awaitility.await().untilAsserted(() -> assertThat(observed()).containsExactly("todo UNKNOWN 503"));
    }

    @Test
    void howFullEachPluginIsIsMeasured() throws Exception {
        server.property("stagedoor.http.plugins.todo.max-requests", 7).run(TodoPlugin.class);
        MeterRegistry meters = server.context().getBean(MeterRegistry.class);
        assertThat(meters.get("stagedoor.http.requests.active")
                        .tag(PLUGIN, "todo")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("stagedoor.http.requests.max")
                        .tag(PLUGIN, "todo")
                        .gauge()
                        .value())
                .isEqualTo(7);
        assertThat(meters.get("stagedoor.http.requests.refused")
                        .tag(PLUGIN, "todo")
                        .functionCounter()
                        .count())
                .isZero();
    }

    private Set<String> observed() {
        return server.context().getBean(MeterRegistry.class).find("http.server.requests").timers().stream()
                .map(RequestMetersTests::text)
                .collect(Collectors.toSet());
    }

    private static String text(Timer timer) {
        return timer.getId().getTag(PLUGIN) + " " + timer.getId().getTag("uri") + " "
                + timer.getId().getTag("status");
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {}

    @RestController
    static class TodoController {

        @GetMapping("/ping")
        String ping() {
            return "pong";
        }
    }
}
