package dev.stagedoor.sample.jar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.TestDatabases;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances that share a database are restarted in turn, and nobody who sends requests notices. */
@Timeout(900)
class RollingRestartIT {

    private static final int REQUESTS_PER_SECOND = 200;

    private static final int RESTARTS = Integer.getInteger("rolling.restarts", 2);

    private final List<SampleProcess> running = new ArrayList<>();

    private final TestDatabase database = TestDatabases.create(TestDatabases.Engine.POSTGRESQL);

    @AfterEach
    void stop() {
        running.forEach(SampleProcess::close);
        database.close();
    }

    @Test
    void noRequestIsLostWhenInstancesAreRestartedInTurn() throws Exception {
        try (Proxy proxy = Proxy.start()) {
            List<Instance> instances = new ArrayList<>(List.of(begin(proxy), begin(proxy)));
            try (Load load = Load.start(proxy.port(), running.get(0).authorization(), REQUESTS_PER_SECOND)) {
                for (int i = 0; i < RESTARTS; i++) {
                    running.remove(0).stop();
                    proxy.remove(instances.remove(0));
                    instances.add(begin(proxy));
                }
                load.finish();
                assertThat(load.failures()).isEmpty();
                assertThat(load.streams()).isPositive();
                System.out.printf(
                        "%d restarts, %d requests, %d of them streams: none failed%n",
                        RESTARTS, load.sent(), load.streams());
            }
        }
    }

    private Instance begin(Proxy proxy) {
        SampleProcess process = SampleProcess.start(
                Jdk.current().home(),
                SampleJar.PATH,
                List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"),
                Stream.concat(
                                // An instance that has just begun is slow on a busy machine: others may wait for it.
                                Stream.of(
                                        "--backend.lifecycle.serverShutdownDelay=3s",
                                        "--stagedoor.http.plugins.todo.max-requests=2000"),
                                SampleProcess.arguments(database))
                        .toArray(String[]::new));
        running.add(process);
        process.awaitStart();
        Instance instance = new Instance(process.port());
        proxy.add(instance);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(instance::isReady);
        return instance;
    }
}
