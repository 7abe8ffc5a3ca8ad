package dev.stagedoor.logger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.MessageFormatter;

/** Makes entries from the calls of SLF4J's API. */
final class StructuredLogging {

    private StructuredLogging() {}

    static void log(
            StructuredLogger logger,
            Level level,
            @Nullable Marker marker,
            @Nullable String format,
            @Nullable Object @Nullable ... arguments) {
        if (logger.isEnabledFor(level, marker, Map.of())) {
            logger.log(entry(level, marker, Map.of(), format, arguments, null));
        }
    }

    static void log(StructuredLogger logger, LoggingEvent event) {
        List<Marker> markers = event.getMarkers();
        Marker marker = markers == null || markers.isEmpty() ? null : markers.get(0);
        Map<String, Object> fields = fields(event.getKeyValuePairs());
        if (logger.isEnabledFor(event.getLevel(), marker, fields)) {
            logger.log(entry(
                    event.getLevel(),
                    marker,
                    fields,
                    event.getMessage(),
                    event.getArgumentArray(),
                    event.getThrowable()));
        }
    }

    private static Map<String, Object> fields(@Nullable List<KeyValuePair> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        pairs.forEach(pair -> fields.put(pair.key, pair.value));
        return fields;
    }

    private static LogEntry entry(
            Level level,
            @Nullable Marker marker,
            Map<String, Object> fields,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        // Given an error of its own, SLF4J takes none from the arguments; without arguments it forgets the error.
        var formatted = throwable == null
                ? MessageFormatter.arrayFormat(format, arguments)
                : MessageFormatter.arrayFormat(format, arguments, throwable);
        String message = formatted.getMessage();
        return new LogEntry(
                level,
                message == null ? "" : message,
                fields,
                throwable == null ? formatted.getThrowable() : throwable,
                marker);
    }
}
