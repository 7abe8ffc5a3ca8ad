package dev.stagedoor.scheduler.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;

import dev.stagedoor.scheduler.TaskSchedule;

/** A schedule as Backstage writes it down. */
final class TaskSettings {

    private static final int VERSION = 2;

    private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

    private TaskSettings() {}

    static Map<String, Object> of(TaskSchedule schedule) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("version", VERSION);
        settings.put("cadence", schedule.frequency().cadence());
        if (schedule.initialDelay() != null) {
            settings.put("initialDelayDuration", schedule.initialDelay().toString());
        }
        settings.put("timeoutAfterDuration", schedule.timeout().toString());
        return settings;
    }

    static String json(TaskSchedule schedule) {
        return JSON.writeToString(of(schedule));
    }
}
