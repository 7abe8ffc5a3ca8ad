package dev.stagedoor.logger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;

/**
 * One thing to log. Immutable.
 *
 * @param level the level
 * @param message the message, its placeholders filled in
 * @param fields what is known beside the message, such as {@code plugin}, in the order in which it was added
 * @param throwable an error that goes with it, or {@code null}
 * @param marker an SLF4J marker, or {@code null}
 */
public record LogEntry(
        Level level,
        String message,
        Map<String, Object> fields,
        @Nullable Throwable throwable,
        @Nullable Marker marker) {

    /** Copies the fields. */
    public LogEntry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Adds fields.
     *
     * @param more what to add; a field that this entry has already keeps its value
     * @return an entry with both
     */
    public LogEntry with(Map<String, ?> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.putAll(fields);
        return new LogEntry(level, message, all, throwable, marker);
    }
}
