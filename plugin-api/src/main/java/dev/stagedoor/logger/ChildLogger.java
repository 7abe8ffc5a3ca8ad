package dev.stagedoor.logger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;

/** Adds fields to what its parent logs. */
final class ChildLogger implements LoggerService {

    private final StructuredLogger parent;

    private final Map<String, Object> fields;

    ChildLogger(StructuredLogger parent, Map<String, ?> fields) {
        this.parent = parent;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public void log(LogEntry entry) {
        parent.log(entry.with(fields));
    }

    @Override
    public boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> more) {
        return parent.isEnabledFor(level, marker, more.isEmpty() ? fields : merged(more));
    }

    /** A grandchild asks the same parent, so that depth costs nothing. */
    @Override
    public LoggerService child(Map<String, ?> more) {
        return new ChildLogger(parent, merged(more));
    }

    @Override
    public String getName() {
        return parent.getName();
    }

    private Map<String, Object> merged(Map<String, ?> more) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return all;
    }
}
