package dev.stagedoor.scheduler.autoconfigure;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;

import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;

/** Tasks as Backstage writes them; what it does not know comes after what it does. */
final class TaskJson {

    private static final JsonWriter<Map<String, ?>> JSON = JsonWriter.standard();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private static final Pattern NAMED = Pattern.compile("(\\w+)(?:: (.*))?", Pattern.DOTALL);

    private TaskJson() {}

    static String list(List<TaskView> tasks) {
        return JSON.writeToString(
                Map.of("tasks", tasks.stream().map(TaskJson::task).toList()));
    }

    private static Map<String, @Nullable Object> task(TaskView task) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("taskId", task.key().taskId());
        json.put("pluginId", task.key().pluginId());
        json.put("scope", task.schedule().scope().toString());
        json.put("settings", TaskSettings.of(task.schedule()));
        TaskStatus status = task.status();
        json.put("taskState", status == null ? null : state(status));
        json.put("workerState", status == null ? null : Map.of("status", TaskDetail.text(status.worker())));
        return json;
    }

    private static Map<String, Object> state(TaskStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", status.isRunning() ? "running" : "idle");
        put(json, "startedAt", status.startedAt());
        put(json, "timesOutAt", status.timesOutAt());
        put(json, "startsAt", status.nextRunAt());
        LastRun last = status.lastRun();
        if (last != null) {
            if (last.error() != null) {
                json.put("lastRunError", error(last.error()));
            }
            put(json, "lastRunEndedAt", last.endedAt());
            put(json, "lastRunStartedAt", last.startedAt());
            json.put("lastRunDuration", last.duration().toString());
            json.put("lastRunOutcome", TaskDetail.text(last.outcome()));
        }
        return json;
    }

    private static void put(Map<String, Object> json, String key, @Nullable Instant time) {
        if (time != null) {
            json.put(key, TIME.format(time.atZone(ZoneId.systemDefault())));
        }
    }

    /** An error is itself JSON, as a text. */
    private static String error(String text) {
        Matcher named = NAMED.matcher(text);
        boolean hasName =
                named.matches() && (named.group(2) != null || text.endsWith("Error") || text.endsWith("Exception"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", hasName ? named.group(1) : "Error");
        String message = hasName ? named.group(2) : text;
        json.put("message", message == null ? "" : message);
        return JSON.writeToString(json);
    }
}
