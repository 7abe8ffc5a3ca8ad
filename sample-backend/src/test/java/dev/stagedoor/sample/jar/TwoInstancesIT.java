package dev.stagedoor.sample.jar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;

import static dev.stagedoor.sample.jar.SampleDatabasesIT.add;
import static dev.stagedoor.sample.jar.SampleDatabasesIT.todos;
import static dev.stagedoor.test.TestDatabases.Engine.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/** Two instances share a database and the work, and either is killed. */
@Timeout(300)
class TwoInstancesIT {

    private final List<SampleProcess> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(SampleProcess::close);
    }

    @OnEachDatabase(POSTGRESQL)
    void theLossOfEitherIsSurvived(TestDatabase database) {
        SampleProcess first = begin(database);
        SampleProcess second = begin(database);
        first.awaitStart();
        second.awaitStart();
        assertThat(todos(second)).containsOnlyOnce("Write a plugin");

        String fromFirst = add(first, "From the first");
        String fromSecond = add(second, "From the second");
        assertThat(todos(first)).contains(fromFirst, fromSecond).isEqualTo(todos(second));

        first.kill();
        assertServes(second, fromFirst, fromSecond);
        SampleProcess third = begin(database).awaitStart();
        second.kill();
        assertServes(third, fromFirst, fromSecond);
    }

    private static void assertServes(SampleProcess survivor, String... ids) {
        assertThat(todos(survivor)).contains(ids);
        String done = add(survivor, "Done");
        survivor.send("PUT", "/api/todo/todos/" + done, "{\"title\":\"Done\",\"done\":true}");
        assertThat(survivor.send("POST", "/api/todo/.backstage/scheduler/v1/tasks/purge/trigger", "")
                        .statusCode())
                .isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(todos(survivor)).doesNotContain(done));
    }

    private SampleProcess begin(TestDatabase database) {
        SampleProcess process = SampleProcess.start(
                Jdk.current().home(),
                SampleJar.PATH,
                List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"),
                Stream.concat(SampleProcess.arguments(database), Stream.of("--todo.keepDone=0s"))
                        .toArray(String[]::new));
        running.add(process);
        return process;
    }
}
