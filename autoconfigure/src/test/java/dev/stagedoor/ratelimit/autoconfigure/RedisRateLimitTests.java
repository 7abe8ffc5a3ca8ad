package dev.stagedoor.ratelimit.autoconfigure;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import redis.embedded.RedisServer;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.ratelimit.autoconfigure.RateLimitTests.StatusController;
import dev.stagedoor.ratelimit.autoconfigure.RateLimitTests.TodoPlugin;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** Limits that processes share, in a real Redis; skipped where it cannot run. */
@ExtendWith(OutputCaptureExtension.class)
class RedisRateLimitTests {

    private static final String A = "1.1.1.1";

    private static final String LIMIT = "backend.rateLimit.";

    private static int port;

    private static RedisServer redis;

    @RegisterExtension
    private final TestServer server = server();

    @RegisterExtension
    private final TestServer other = server();

    @BeforeAll
    static void startRedis() {
        try {
            port = freePort();
            redis = RedisServer.newRedisServer().port(port).build();
            redis.start();
        } catch (IOException | RuntimeException ex) {
            redis = null;
            abort("Redis does not run here: " + ex);
        }
    }

    @AfterAll
    static void stopRedis() throws IOException {
        if (redis != null) {
            redis.stop();
        }
    }

    @BeforeEach
    void useStore() throws IOException {
        if (!redis.isActive()) {
            redis.start();
        }
        use(server);
        use(other);
    }

    @Test
    @Case("RATE-15")
    void processesShareTheirTokens() throws Exception {
        server.run(StatusController.class);
        other.run(StatusController.class);
        assertThat(new Client(server).status("/status?code=200", A)).isEqualTo(200);
        assertThat(new Client(other).get("/status?code=200", A).headers().firstValue("X-RateLimit-Remaining"))
                .contains("0");
        assertThat(new Client(server).status("/status?code=200", A)).isEqualTo(429);
        assertThat(new Client(other).status("/status?code=200", A)).isEqualTo(429);
    }

    @Test
    @Case("RATE-15")
    void keysHaveThePrefixOfTheirLimitAndDoNotStay() throws Exception {
        server.property(LIMIT + "plugin.todo.incomingRequestLimit", 3).run(TodoPlugin.class);
        new Client(server).get("/api/todo/items", "3.3.3.3");
        RedisClient client = RedisClient.create("redis://localhost:" + port);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            assertThat(connection.sync().keys("*3.3.3.3"))
                    .containsExactlyInAnyOrder("stagedoor:rl:3.3.3.3", "stagedoor:todo3.3.3.3");
            assertThat(connection.sync().pttl("stagedoor:rl:3.3.3.3")).isBetween(1L, 61_000L);
        } finally {
            client.shutdown();
        }
    }

    @Test
    @Case("RATE-16")
    void aStoreThatFailsFailsTheRequest() throws Exception {
        redis.stop();
        server.run(StatusController.class);
        assertThat(new Client(server).status("/status?code=200", "4.4.4.4")).isEqualTo(500);
    }

    @Test
    @Case("RATE-16")
    void aStoreThatFailsIsOverlookedIfSaid(CapturedOutput output) throws Exception {
        redis.stop();
        server.property(LIMIT + "passOnStoreError", true).run(StatusController.class);
        assertThat(new Client(server).status("/status?code=200", "5.5.5.5")).isEqualTo(200);
        assertThat(output).contains("The store of rate limits failed, a request passes without a limit");
    }

    @Test
    @Case("RATE-16")
    void limitsAreBackWhenTheStoreIs() throws Exception {
        server.property(LIMIT + "passOnStoreError", true).run(StatusController.class);
        Client client = new Client(server);
        assertThat(client.get("/status?code=200", "6.6.6.6").headers().firstValue("X-RateLimit-Limit"))
                .isPresent();
        redis.stop();
        assertThat(client.get("/status?code=200", "6.6.6.6").headers().firstValue("X-RateLimit-Limit"))
                .isEmpty();
        redis.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/status?code=200", "6.6.6.6")
                        .headers()
                        .firstValue("X-RateLimit-Limit")
                        .isPresent());
    }

    private static TestServer server() {
        return new TestServer().property("backend.trustProxy", true);
    }

    private static void use(TestServer server) {
        server.property(LIMIT + "store.type", "redis")
                .property(LIMIT + "store.connection", "redis://localhost:" + port)
                .property(LIMIT + "incomingRequestLimit", 2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
