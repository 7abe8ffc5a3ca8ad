package dev.stagedoor.auditor.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;

/**
 * Writes the records of one plugin.
 *
 * @param pluginId the plugin
 * @param logger its logger
 * @param levels at which level of the log each severity is
 */
record AuditLog(String pluginId, LoggerService logger, SeverityLevels levels) {

    void write(String eventId, AuditorSeverity severity, Map<String, ?> details, @Nullable Throwable error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("isAuditEvent", true);
        fields.put("plugin", pluginId);
        fields.put("eventId", eventId);
        fields.put("severityLevel", severity.toString());
        fields.putAll(details);
        logger.log(new LogEntry(levels.of(severity), pluginId + "." + eventId, fields, error, null));
    }
}
