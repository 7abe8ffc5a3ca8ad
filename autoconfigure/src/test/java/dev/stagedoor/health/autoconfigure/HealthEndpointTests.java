package dev.stagedoor.health.autoconfigure;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.health.RootHealthService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Liveness and readiness as probes see them. */
class HealthEndpointTests {

    private static final String LIVENESS = "/.backstage/health/v1/liveness";

    private static final String READINESS = "/.backstage/health/v1/readiness";

    private static final String OK = "{\"status\":\"ok\"}";

    /** Tomcat leaves out the space. */
    private static final String JSON = "application/json;charset=utf-8";

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case({"HLT-01", "HLT-02"})
    void aBackendThatStartsIsLiveAndNotReady() throws Exception {
        CountDownLatch mayStart = new CountDownLatch(1);
        CompletableFuture<?> running = server.add(
                        BackendFeature.plugin("slow", points -> points.registerInit(deps -> mayStart.await())))
                .begin();
        try {
            HttpResponse<String> liveness = server.get(LIVENESS);
            assertThat(liveness.statusCode()).isEqualTo(200);
            assertThat(liveness.body()).isEqualTo(OK);

            HttpResponse<String> readiness = server.get(READINESS);
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body())
                    .isEqualTo("{\"message\":\"Backend has not started yet\",\"status\":\"error\"}")
                    .hasSize(58);
            assertThat(readiness.headers().firstValue("content-length")).contains("58");
            assertThat(readiness.headers().firstValue("content-type")).contains(JSON);
        } finally {
            mayStart.countDown();
        }
        running.get(30, TimeUnit.SECONDS);
        assertThat(server.get(READINESS).statusCode()).isEqualTo(200);
    }

    @Test
    @Case("HLT-08")
    void aBackendWhoseStartFailsIsNeverReadyAndGoesAway() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch mayStart = new CountDownLatch(1);
        CompletableFuture<?> running = server.add(
                        BackendFeature.plugin(
                                "broken",
                                points -> points.registerInit(deps -> {
                                    failed.countDown();
                                    throw new IllegalStateException("broken");
                                })),
                        BackendFeature.plugin("slow", points -> points.registerInit(deps -> mayStart.await())))
                .begin();
        int port = server.context().getWebServer().getPort();
        try {
            assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.get(READINESS).statusCode()).isEqualTo(503);
            assertThat(server.get(LIVENESS).statusCode()).isEqualTo(200);
        } finally {
            mayStart.countDown();
        }
        assertThat(running).failsWithin(Duration.ofSeconds(30));
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("localhost", port).close());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Case({"HLT-01", "HLT-03"})
    void aBackendThatRunsIsLiveAndReady(boolean servesEarly) throws Exception {
        server.property("stagedoor.startup.serve-early", servesEarly)
                .property("server.servlet.context-path", "/base")
                .property("spring.mvc.servlet.path", "/mvc")
                .run();

        for (String path : List.of(LIVENESS, READINESS, LIVENESS + "/", READINESS + "/")) {
            HttpResponse<String> answer = server.get("/base/mvc" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(OK);
            assertThat(answer.headers().firstValue("content-type")).contains(JSON);
        }
    }

    @Test
    @Case({"HLT-01", "HLT-04"})
    void aBackendThatStopsIsLiveAndNotReady() {
        List<String> seen = new CopyOnWriteArrayList<>();
        server.run();
        server.context().getBean(RootLifecycleService.class).addBeforeShutdownHook(() -> {
            seen.add(server.get(LIVENESS).statusCode() + " "
                    + server.get(LIVENESS).body());
            seen.add(server.get(READINESS).statusCode() + " "
                    + server.get(READINESS).body());
        });

        server.context().close();

        assertThat(seen)
                .containsExactly("200 " + OK, "503 {\"message\":\"Backend is shutting down\",\"status\":\"error\"}");
    }

    @Test
    @Case("HLT-05")
    void headersThatAreConfiguredAreAddedToBothAnswers() throws Exception {
        server.property("backend.health.headers.X-Team", "platform")
                .property("backend.health.headers.Cache-Control", "no-store")
                .run();

        for (String path : List.of(LIVENESS, READINESS)) {
            assertThat(server.get(path).headers().map())
                    .as(path)
                    .containsEntry("x-team", List.of("platform"))
                    .containsEntry("cache-control", List.of("no-store"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "backend.health.headers.X-Team, ''",
        "backend.health.headers.X-Team, ' '",
        "backend.health.headers[X Team], a",
        "backend.health.headers.X-Team.deep, a",
        "backend.health.headers, a"
    })
    @Case("HLT-06")
    void headersThatCanNotBeSentAreRefusedAtTheStart(String key, String value) {
        server.property(key, value);

        assertThatException()
                .isThrownBy(server::run)
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("backend.health.headers"));
    }

    @Test
    @Case("HLT-06")
    void aHeaderOfTwoLinesIsRefusedAtTheStart() {
        server.property("backend.health.headers.X-Team", "a\r\nSet-Cookie: b");

        assertThatException()
                .isThrownBy(server::run)
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("backend.health.headers.X-Team"));
    }

    @Test
    void headIsAnsweredWithoutABody() throws Exception {
        server.run();

        HttpResponse<String> answer = send("HEAD", READINESS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("content-length")).contains("15");
    }

    @Test
    void whatIsNoProbeIsNotAnswered() throws Exception {
        server.run();

        assertThat(send("POST", READINESS).statusCode()).isEqualTo(404);
        assertThat(server.get("/.backstage/health/v1/other").statusCode()).isEqualTo(404);
        assertThat(server.get("/.backstage/health/v1/readiness/x").statusCode()).isEqualTo(404);
    }

    @Test
    @Case("HLT-07")
    void anotherServiceAnswersInstead() throws Exception {
        server.run(OwnHealth.class);

        HttpResponse<String> liveness = server.get(LIVENESS);
        assertThat(liveness.statusCode()).isEqualTo(299);
        assertThat(liveness.body()).isEmpty();
        assertThat(liveness.headers().firstValue("content-type")).isEmpty();
        HttpResponse<String> readiness = server.get(READINESS);
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body()).isEqualTo("{\"see\":\"https://example.com/ü\"}");
    }

    @Test
    @Case("HLT-09")
    void anApplicationThatRefusesRequestsIsNotReady() throws Exception {
        server.run();

        AvailabilityChangeEvent.publish(server.context(), ReadinessState.REFUSING_TRAFFIC);
        assertThat(server.get(READINESS).statusCode()).isEqualTo(503);
        assertThat(server.get(READINESS).body())
                .isEqualTo("{\"message\":\"Backend does not accept requests\",\"status\":\"error\"}");

        AvailabilityChangeEvent.publish(server.context(), ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(server.get(READINESS).statusCode()).isEqualTo(200);
    }

    @Test
    @Case("HLT-09")
    void anApplicationThatSaysThatItIsBrokenIsNotLive() throws Exception {
        server.run();

        AvailabilityChangeEvent.publish(server.context(), LivenessState.BROKEN);

        assertThat(server.get(LIVENESS).statusCode()).isEqualTo(503);
        assertThat(server.get(LIVENESS).body()).isEqualTo("{\"message\":\"Backend is broken\",\"status\":\"error\"}");
    }

    @Test
    void theEndOfAChildIsNotTheEndOfTheBackend() throws Exception {
        server.run();
        GenericApplicationContext child = new GenericApplicationContext(server.context());
        child.refresh();

        child.close();

        assertThat(server.get(READINESS).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI uri =
                URI.create("http://localhost:" + server.context().getWebServer().getPort() + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnHealth {

        @Bean
        RootHealthService own() {
            return new RootHealthService() {

                @Override
                public Answer getLiveness() {
                    return new Answer(299, null);
                }

                @Override
                public Answer getReadiness() {
                    return new Answer(503, Map.of("see", "https://example.com/ü"));
                }
            };
        }
    }
}
