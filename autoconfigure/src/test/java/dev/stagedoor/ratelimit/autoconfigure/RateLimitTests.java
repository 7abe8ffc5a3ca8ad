package dev.stagedoor.ratelimit.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Limits that this process keeps. */
class RateLimitTests {

    private static final String A = "1.1.1.1";

    private static final String B = "2.2.2.2";

    private static final String LIMIT = "backend.rateLimit.";

    @RegisterExtension
    private final TestServer server = new TestServer().property("backend.trustProxy", true);

    private final Client client = new Client(server);

    @Test
    @Case("RATE-01")
    void withoutConfigurationNothingIsLimited() throws Exception {
        server.run(StatusController.class);
        HttpResponse<String> answer = client.get("/status?code=200", A);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("x-ratelimit"));
    }

    @Test
    @Case({"RATE-02", "RATE-05"})
    void trueMeansFiveRequestsAMinute() throws Exception {
        server.property("backend.rateLimit", true).run(StatusController.class);
        for (int remaining = 4; remaining >= 0; remaining--) {
            HttpResponse<String> answer = client.get("/status?code=200", A);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("5");
            assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(Integer.toString(remaining));
            assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        }
        assertThat(client.status("/status?code=200", A)).isEqualTo(429);
        assertThat(client.status("/status?code=200", B)).isEqualTo(200);
    }

    @Test
    @Case({"RATE-05", "RATE-06"})
    void theAnswerToOneTooManyIsBackstages() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 1).run(StatusController.class);
        long before = Instant.now().getEpochSecond();
        client.get("/nothing", A);
        HttpResponse<String> answer = client.get("/nothing", A);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"name\":\"Error\",\"message\":\"Too many requests, please try again later\"},"
                        + "\"response\":{\"statusCode\":429}}");
        assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("1");
        assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(header(answer, "Retry-After"))).isBetween(1, 60);
        assertThat(Long.parseLong(header(answer, "X-RateLimit-Reset"))).isBetween(before + 60, before + 121);
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    @Case("RATE-03")
    void theNextWindowBeginsWithNewTokens() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 1)
                .property(LIMIT + "window", "50ms")
                .run(StatusController.class);
        client.get("/nothing", A);
        Awaitility.await().until(() -> client.status("/status?code=200", A) == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "maybe"})
    @Case("RATE-04")
    void anythingElseIsRefused(String value) {
        server.property("backend.rateLimit", Boolean.parseBoolean(value) || !value.equals("false") ? value : false);
        assertThatException()
                .isThrownBy(() -> server.run())
                .havingRootCause()
                .withMessageContaining("'backend.rateLimit'")
                .withMessageEndingWith(
                        value.equals("false") ? "got boolean, wanted object" : "got string, wanted object");
    }

    @ParameterizedTest
    @CsvSource({
        "window, 60000, backend.rateLimit.window",
        "window, PT0S, backend.rateLimit",
        "incomingRequestLimit, -1, backend.rateLimit",
        "store.type, disk, backend.rateLimit.store.type",
        "store.type, redis, backend.rateLimit.store.connection"
    })
    @Case("RATE-04")
    void whatCannotBeUsedIsRefused(String name, String value, String key) {
        server.property(LIMIT + name, name.equals("window") && value.equals("60000") ? Integer.valueOf(value) : value);
        assertThatException().isThrownBy(() -> server.run()).havingRootCause().withMessageContaining("'" + key + "'");
    }

    @Test
    @Case("RATE-07")
    void aLimitOfNoneRefusesEverything() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 0).run(StatusController.class);
        assertThat(client.status("/status?code=200", A)).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0:0:0:0:0:0:0:1"})
    @Case("RATE-08")
    void theMachineItselfIsNotLimited(String address) throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 0).run(StatusController.class);
        assertThat(client.status("/status?code=200", address)).isEqualTo(200);
    }

    @Test
    @Case("RATE-08")
    void anotherListOfExceptionsReplacesIt() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 0)
                .property(LIMIT + "ipAllowList[0]", "2001:DB8::1")
                .run(StatusController.class);
        assertThat(client.status("/status?code=200", "2001:db8:0:0::1")).isEqualTo(200);
        assertThat(client.status("/status?code=200", "127.0.0.1")).isEqualTo(429);
    }

    @Test
    @Case("RATE-08")
    void anEmptyListOfExceptionsLimitsAll() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 0)
                .property(LIMIT + "ipAllowList", List.of())
                .run(StatusController.class);
        assertThat(client.status("/status?code=200", "127.0.0.1")).isEqualTo(429);
    }

    @Test
    @Case("RATE-09")
    void addressesOfOneNetworkShareTheirTokens() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 1).run(StatusController.class);
        assertThat(client.status("/status?code=200", "2001:db8:1:100::1")).isEqualTo(200);
        assertThat(client.status("/status?code=200", "2001:db8:1:1ff::2")).isEqualTo(429);
        assertThat(client.status("/status?code=200", "2001:db8:1:200::1")).isEqualTo(200);
        assertThat(client.status("/status?code=200", A)).isEqualTo(200);
        assertThat(client.status("/status?code=200", "::ffff:" + A)).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({
        "skipSuccessfulRequests, 200, 404",
        "skipFailedRequests, 500, 302",
        "skipFailedRequests, 404, 200",
        "skipSuccessfulRequests, 302, 500"
    })
    @Case("RATE-10")
    void requestsThatEndOtherwiseDoNotCount(String option, int skipped, int counted) throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 2)
                .property(LIMIT + option, true)
                .run(StatusController.class);
        for (int request = 0; request < 4; request++) {
            assertThat(client.status("/status?code=" + skipped, A)).isEqualTo(skipped);
        }
        assertThat(client.status("/status?code=" + counted, A)).isEqualTo(counted);
        assertThat(client.status("/status?code=" + counted, A)).isEqualTo(counted);
        assertThat(client.status("/status?code=" + skipped, A)).isEqualTo(429);
    }

    @Test
    @Case("RATE-10")
    void anAsynchronousRequestCountsByItsEnd() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 1)
                .property(LIMIT + "skipSuccessfulRequests", true)
                .run(StatusController.class);
        assertThat(client.status("/later", A)).isEqualTo(200);
        Awaitility.await().until(() -> client.status("/later", A) == 200);
    }

    @Test
    @Case("RATE-11")
    void onePluginCanHaveALimitOfItsOwn() throws Exception {
        server.property(LIMIT + "global", false)
                .property(LIMIT + "plugin.todo.incomingRequestLimit", 1)
                .run(TodoPlugin.class, StatusController.class);
        assertThat(client.status("/api/todo/items", A)).isEqualTo(200);
        assertThat(client.status("/api/%74odo/items", A)).isEqualTo(429);
        assertThat(client.status("/api/other/items", A)).isEqualTo(404);
        assertThat(client.status("/status?code=200", A)).isEqualTo(200);
    }

    @Test
    @Case("RATE-11")
    void theLimitOfAPluginTakesNothingFromTheGlobalOne() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 3)
                .property(LIMIT + "ipAllowList[0]", A)
                .property(LIMIT + "plugin.todo.incomingRequestLimit", 1)
                .run(TodoPlugin.class);
        assertThat(client.status("/api/todo/items", A)).isEqualTo(200);
        assertThat(client.get("/api/todo/items", A).headers().firstValue("X-RateLimit-Limit"))
                .contains("1");
        assertThat(client.get("/api/todo/items", B).headers().firstValue("X-RateLimit-Remaining"))
                .contains("0");
        assertThat(client.get("/nothing", B).headers().firstValue("X-RateLimit-Remaining"))
                .contains("1");
    }

    @Test
    @Case("RATE-12")
    void theKeysOfAPluginAreNotLimited() throws Exception {
        server.property(LIMIT + "global", false)
                .property(LIMIT + "plugin.todo.incomingRequestLimit", 0)
                .run(TodoPlugin.class);
        assertThat(client.status("/api/todo/.backstage/auth/v1/jwks.json", A)).isNotEqualTo(429);
        assertThat(client.status("/api/todo/items", A)).isEqualTo(429);
    }

    @Test
    @Case("RATE-13")
    void aLocalProxyThatIsTrustedExemptsNobody() throws Exception {
        server.property(LIMIT + "incomingRequestLimit", 1).run(StatusController.class);
        assertThat(client.status("/status?code=200", A)).isEqualTo(200);
        assertThat(client.status("/status?code=200", A)).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({
        "io.github.bucket4j, com.bucket4j:bucket4j_jdk17-core, memory",
        "com.github.benmanes.caffeine, com.github.ben-manes.caffeine:caffeine, memory",
        "io.github.bucket4j.redis, com.bucket4j:bucket4j_jdk17-lettuce, redis",
        "io.lettuce, io.lettuce:lettuce-core, redis"
    })
    @Case("RATE-14")
    void aMissingLibraryIsNamed(String missing, String artifact, String store) {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RateLimitAutoConfiguration.class,
                        RootConfigServiceAutoConfiguration.class,
                        RootLoggerServiceAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(missing))
                .withPropertyValues(
                        "backend.rateLimit.store.type=" + store,
                        "backend.rateLimit.store.connection=redis://localhost:6379")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("add the dependency " + artifact));
    }

    @Test
    void anApplicationWithoutServerHasNothingOfIt() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RateLimitAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(RateLimitAutoConfiguration.class));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    @RestController
    static class StatusController {

        @GetMapping("/status")
        ResponseEntity<String> status(@RequestParam int code) {
            return ResponseEntity.status(code).body("status");
        }

        @GetMapping("/later")
        Callable<String> later() {
            return () -> "later";
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @RestController
        static class TodoController {

            @GetMapping("/items")
            String items() {
                return "items";
            }
        }
    }
}
