package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.test.databases.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A PostgreSQL that stops and starts while tasks run. */
@ExtendWith(OutputCaptureExtension.class)
class ClusterOutageTests {

    private static final int TASKS = 30;

    @Case("SCH-62")
    @Test
    void tasksGoOnWhenTheServerIsBackAndNeverRunTwiceAtTheSameTime(CapturedOutput output) throws Exception {
        Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
        Map<String, AtomicBoolean> going = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        try (PostgresServer server = PostgresServer.create();
                ClusterDatabase one = ClusterDatabase.of(server);
                ClusterDatabase other = new ClusterDatabase(one.url(), PostgresServer.USER, "");
                ClusterProcess first = new ClusterProcess(one.service());
                ClusterProcess second = new ClusterProcess(other.service())) {
            for (int i = 0; i < TASKS; i++) {
                String id = "task-" + i;
                runs.put(id, new AtomicInteger());
                going.put(id, new AtomicBoolean());
                for (ClusterProcess process : List.of(first, second)) {
                    process.add(id, TaskSchedule.every(Duration.ofMillis(100)), () -> {
                        if (!going.get(id).compareAndSet(false, true)) {
                            overlaps.incrementAndGet();
                        }
                        try {
                            Thread.sleep(20);
                            runs.get(id).incrementAndGet();
                        } finally {
                            going.get(id).set(false);
                        }
                    });
                }
            }
            for (int outage = 0; outage < 2; outage++) {
                awaitMore(runs);
                server.stop();
                Thread.sleep(outage == 0 ? 300 : 3000);
                server.start();
            }
            awaitMore(runs);
        }
        assertThat(overlaps).hasValue(0);
        assertThat(output.toString().lines().filter(line -> line.contains(" ERROR dev.stagedoor")))
                .isEmpty();
    }

    private static void awaitMore(Map<String, AtomicInteger> runs) {
        Map<String, Integer> before = new HashMap<>();
        runs.forEach((id, count) -> before.put(id, count.get()));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<String> waiting = new ArrayList<>(runs.keySet());
            waiting.removeIf(id -> runs.get(id).get() >= before.get(id) + 3);
            return waiting.isEmpty();
        });
    }
}
