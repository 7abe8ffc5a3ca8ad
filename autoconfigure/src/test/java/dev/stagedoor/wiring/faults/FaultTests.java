package dev.stagedoor.wiring.faults;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.core.NestedExceptionUtils;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.http.autoconfigure.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** One of ten plugins fails: nine serve, and the tenth does once its fault has gone. */
class FaultTests {

    private static final List<String> OTHERS =
            IntStream.rangeClosed(1, 9).mapToObj(i -> "other" + i).toList();

    @RegisterExtension
    final TestServer server = new TestServer()
            .property("backend.startup.default.onPluginBootFailure", "continue")
            .property("backend.lifecycle.startupRequestPauseTimeout", "1m")
            .property("stagedoor.startup.retry.delay", "1ms")
            .property("stagedoor.startup.retry.max-delay", "2ms");

    private Trouble trouble;

    @AfterEach
    void mend() {
        trouble.mend();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(Form.values()).map(form -> Arguments.of(fault, form)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theOthersServeAndTheFailedPluginHeals(Fault fault, Form form) throws Exception {
        CompletableFuture<?> start = begin(fault, form);
        trouble.awaitInit();
        for (String other : OTHERS) {
            assertThat(server.get("/api/" + other + "/ping").body()).isEqualTo(other);
            assertThat(server.status(other).state()).isEqualTo(State.RUNNING);
        }
        assertThat(trouble.lasts()).isTrue();

        trouble.release();
        start.get(30, TimeUnit.SECONDS);
        PluginStatus failed = server.status("faulty");
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(NestedExceptionUtils.getMostSpecificCause(failed.failure())).isInstanceOf(fault.failure());
        assertIsTurnedAway(server.get("/api/faulty/ping"));
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails().get("error").toString())
                .contains(failed.failure().getClass().getName());
        assertThat(server.get("/api/other1/ping").statusCode()).isEqualTo(200);

        trouble.mend();
        await().until(() -> server.status("faulty").state() == State.RUNNING);
        assertThat(server.get("/api/faulty/ping").body()).isEqualTo("faulty");
        assertThat(server.status("faulty").failure()).isNull();
        assertThat(server.status("faulty").starts()).isGreaterThan(1);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    static Stream<Arguments> faultsThatKeepTheirThread() {
        return Stream.of(
                Arguments.of(Fault.LOOPS, Form.ANNOTATED), Arguments.of(Fault.HANGS_UNINTERRUPTIBLY, Form.OBJECT));
    }

    @ParameterizedTest
    @MethodSource("faultsThatKeepTheirThread")
    void aThreadThatIsStillInAFormerStartIsNotJoinedByAnother(Fault fault, Form form) throws Exception {
        begin(fault, form);
        Set<Instant> due = new HashSet<>();
        await().until(() -> {
            Instant next = server.status("faulty").nextRetryAt();
            return next != null && due.add(next) && due.size() > 3;
        });
        assertThat(trouble.inits()).isEqualTo(1);
        trouble.mend();
        await().until(() -> server.status("faulty").state() == State.RUNNING);
        assertThat(trouble.inits()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aPluginIsTriedAgainAsOftenAsItFails(Form form) throws Exception {
        CompletableFuture<?> start = begin(Fault.THROWS, form);
        trouble.release();
        start.get(30, TimeUnit.SECONDS);
        await().until(() -> trouble.inits() > 20);
        assertThat(server.status("faulty").state()).isEqualTo(State.FAILED);
    }

    @Test
    void aFailedPluginLeavesNoRouteOutsideOfItself() throws Exception {
        trouble = new Trouble(Fault.THROWS);
        trouble.release();
        server.property("stagedoor.startup.retry.enabled", "false")
                .add(BackendFeature.plugin(
                        "faulty",
                        env -> env.registerInit(
                                deps -> {
                                    deps.get(CoreServices.ROOT_HTTP_ROUTER)
                                            .use("/faulty-status", FaultyPlugins.ping("faulty"));
                                    trouble.init();
                                },
                                CoreServices.ROOT_HTTP_ROUTER)))
                .run();
        assertThat(server.get("/faulty-status/ping").statusCode()).isEqualTo(404);
        trouble.mend();
        server.context().getBean(Backend.class).restart("faulty");
        assertThat(server.get("/faulty-status/ping").body()).isEqualTo("faulty");
    }

    private CompletableFuture<?> begin(Fault fault, Form form) {
        trouble = new Trouble(fault);
        server.bean(trouble);
        OTHERS.forEach(id -> server.add(FaultyPlugins.serving(id, () -> {})));
        if (fault.isLate()) {
            server.property("stagedoor.startup.timeout", "500ms");
        }
        if (form == Form.OBJECT) {
            return server.add(FaultyPlugins.asObject(trouble)).begin();
        }
        return server.begin(FaultyPlugins.Annotated.class);
    }

    private static void assertIsTurnedAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"ServiceUnavailableError\","
                        + "\"message\":\"Plugin 'faulty' failed to start\"},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/ping\"},"
                        + "\"response\":{\"statusCode\":503}}");
    }

    private Health health() {
        CompositeHealthContributor plugin = (CompositeHealthContributor)
                server.context().getBean(HealthContributorRegistry.class).getContributor("faulty");
        return ((HealthIndicator) plugin.getContributor("state")).health();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
    }

    enum Form {
        ANNOTATED,
        OBJECT
    }
}
