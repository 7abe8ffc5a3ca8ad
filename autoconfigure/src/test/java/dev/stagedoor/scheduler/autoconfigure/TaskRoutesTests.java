package dev.stagedoor.scheduler.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The tasks of a plugin over HTTP. */
class TaskRoutesTests {

    private static final String TASKS = "/api/todo/.backstage/scheduler/v1/tasks";

    private static final TaskSchedule MANUAL = TaskSchedule.manual().scope(TaskScope.LOCAL);

    private static final TaskSchedule HOURLY =
            TaskSchedule.every(Duration.ofHours(1)).scope(TaskScope.LOCAL).timeout(Duration.ofMinutes(5));

    @RegisterExtension
    final TestServer server = new TestServer().property("management.endpoints.web.exposure.include", "backend");

    private final Semaphore ran = new Semaphore(0);

    @Test
    @Case("SCH-25")
    void theListHasWhatBackstageTells() throws Exception {
        start(scheduler -> {
            scheduler.schedule("delayed", HOURLY.initialDelay(Duration.ofSeconds(600)), () -> {});
            scheduler.schedule("fails", HOURLY, () -> {
                throw new IllegalStateException("no \"luck\": none");
            });
            scheduler.schedule("manual", MANUAL, () -> {});
            scheduler.schedule("runs", HOURLY, () -> {
                ran.release();
                new CountDownLatch(1).await();
            });
        });
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        await().until(() -> JsonPath.<List<?>>read(list(), "$.tasks[1].taskState[?(@.lastRunError)]")
                        .size()
                == 1);
        List<Map<String, Object>> tasks = JsonPath.read(list(), "$.tasks");
        assertThat(tasks).extracting(task -> task.get("taskId")).containsExactly("delayed", "fails", "manual", "runs");
        assertThat(tasks)
                .allSatisfy(task -> assertThat(task)
                        .containsEntry("pluginId", "todo")
                        .containsEntry("scope", "local")
                        .containsOnlyKeys("taskId", "pluginId", "scope", "settings", "taskState", "workerState"));
        assertThat(tasks.get(0))
                .containsEntry(
                        "settings",
                        Map.of(
                                "version",
                                2,
                                "cadence",
                                "PT1H",
                                "initialDelayDuration",
                                "PT10M",
                                "timeoutAfterDuration",
                                "PT5M"))
                .containsEntry("workerState", Map.of("status", "initial-wait"));
        assertThat(state(tasks.get(0))).containsOnlyKeys("status", "startsAt").containsEntry("status", "idle");
        assertThat(OffsetDateTime.parse(state(tasks.get(0)).get("startsAt").toString()))
                .isAfter(OffsetDateTime.now().plusMinutes(9));
        Map<String, Object> failed = state(tasks.get(1));
        assertThat(failed)
                .containsOnlyKeys(
                        "status",
                        "startsAt",
                        "lastRunError",
                        "lastRunEndedAt",
                        "lastRunStartedAt",
                        "lastRunDuration",
                        "lastRunOutcome")
                .containsEntry("lastRunOutcome", "failed");
        assertThat(JsonPath.<Map<String, Object>>read(failed.get("lastRunError").toString(), "$"))
                .isEqualTo(Map.of("name", "IllegalStateException", "message", "no \"luck\": none"));
        assertThat(Duration.parse(failed.get("lastRunDuration").toString())).isLessThan(Duration.ofSeconds(20));
        assertThat(tasks.get(2).get("settings"))
                .isEqualTo(Map.of("version", 2, "cadence", "manual", "timeoutAfterDuration", "PT1H"));
        assertThat(tasks.get(2))
                .containsEntry("taskState", Map.of("status", "idle"))
                .containsEntry("workerState", Map.of("status", "idle"));
        assertThat(tasks.get(3)).containsEntry("workerState", Map.of("status", "running"));
        Map<String, Object> running = state(tasks.get(3));
        assertThat(running)
                .containsOnlyKeys("status", "startedAt", "timesOutAt")
                .containsEntry("status", "running");
        assertThat(OffsetDateTime.parse(running.get("timesOutAt").toString()))
                .isEqualTo(OffsetDateTime.parse(running.get("startedAt").toString())
                        .plusMinutes(5));
        assertThat(running.get("startedAt").toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d");
    }

    @Test
    @Case("SCH-26")
    void aTaskIsTriggeredAndCancelled() throws Exception {
        start(scheduler -> scheduler.schedule("a task: é", MANUAL, () -> {
            ran.release();
            new CountDownLatch(1).await();
        }));
        String path = TASKS + "/a%20task%3A%20%C3%A9";
        assertThat(post(path + "/cancel").statusCode()).isEqualTo(409);
        HttpResponse<String> triggered = post(path + "/trigger");
        assertThat(triggered.statusCode()).isEqualTo(200);
        assertThat(triggered.body()).isEmpty();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        HttpResponse<String> again = post(path + "/trigger");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(JsonPath.<Map<String, Object>>read(again.body(), "$.error"))
                .containsEntry("name", "ConflictError")
                .containsEntry("message", "Task a task: é is currently running");
        HttpResponse<String> cancelled = post(path + "/cancel");
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.body()).isEmpty();
        await().until(() -> list().contains("\"lastRunOutcome\":\"cancelled\""));
    }

    @Test
    @Case("SCH-26")
    void aTaskThatIsNotThereIsNotFound() throws Exception {
        start(scheduler -> {});
        for (String action : Set.of("trigger", "cancel")) {
            HttpResponse<String> answer = post(TASKS + "/other/" + action);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$.error"))
                    .containsEntry("name", "NotFoundError")
                    .containsEntry("message", "Task other does not exist");
        }
    }

    @Test
    @Case("SCH-27")
    void onlyAPluginThatAsksForASchedulerHasRoutes() throws Exception {
        server.add(BackendFeature.plugin("todo", env -> env.registerInit(deps -> {})))
                .run();
        assertThat(server.get(TASKS).statusCode()).isEqualTo(404);
    }

    @Test
    void theRoutesOfAPluginThatIsRestartedAreThoseOfItsNewRun() throws Exception {
        start(scheduler -> scheduler.schedule("purge", MANUAL, () -> ran.release()));
        server.plugin("todo").restart();
        assertThat(JsonPath.<List<String>>read(list(), "$.tasks[*].taskId")).containsExactly("purge");
        assertThat(post(TASKS + "/purge/trigger").statusCode()).isEqualTo(200);
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Case("SCH-28")
    void operatorsSeeTheTasksOfAPlugin() throws Exception {
        start(scheduler -> {
            scheduler.schedule("fails", HOURLY, () -> {
                ran.release();
                throw new IllegalStateException("no luck");
            });
            scheduler.schedule("manual", MANUAL, () -> {});
        });
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        await().until(() -> server.get("/actuator/backend/todo").body().contains("lastRun"));
        List<Map<String, Object>> tasks =
                JsonPath.read(server.get("/actuator/backend/todo").body(), "$.details.tasks");
        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(0))
                .containsEntry("id", "fails")
                .containsEntry("scope", "local")
                .containsEntry("cadence", "PT1H")
                .containsEntry("timeout", "PT5M")
                .containsEntry("status", "idle")
                .containsKey("nextRunAt");
        assertThat(JsonPath.<Map<String, Object>>read(tasks.get(0), "$.lastRun"))
                .containsKeys("startedAt", "endedAt", "duration")
                .containsEntry("outcome", "failed")
                .containsEntry("error", "IllegalStateException: no luck");
    }

    private void start(Scheduled init) {
        server.add(BackendFeature.plugin(
                        "todo",
                        env -> env.registerInit(
                                deps -> init.with(deps.get(CoreServices.SCHEDULER)), CoreServices.SCHEDULER)))
                .run();
    }

    private String list() throws Exception {
        HttpResponse<String> answer = server.get(TASKS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        return answer.body();
    }

    private HttpResponse<String> post(String path) throws Exception {
        return server.post(path, "application/json", "");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> state(Map<String, Object> task) {
        return (Map<String, Object>) task.get("taskState");
    }

    /** What a plugin does with its scheduler. */
    private interface Scheduled {

        void with(SchedulerService scheduler) throws Exception;
    }
}
