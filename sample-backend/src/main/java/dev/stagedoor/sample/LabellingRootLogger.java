package dev.stagedoor.sample;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;

/** Adds the name of the application to what is logged, and hands it to SLF4J, each plugin's to a logger of its own. */
class LabellingRootLogger implements RootLoggerService {

    private final Map<String, String> label;

    LabellingRootLogger(String application) {
        this.label = Map.of("application", application);
    }

    @Override
    public void log(LogEntry entry) {
        LoggingEventBuilder event = target(entry.fields()).makeLoggingEventBuilder(entry.level());
        if (entry.marker() != null) {
            event.addMarker(entry.marker());
        }
        entry.with(label).fields().forEach(event::addKeyValue);
        event.setCause(entry.throwable()).log(entry.message());
    }

    @Override
    public boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> fields) {
        return target(fields).isEnabledForLevel(level);
    }

    private static Logger target(Map<String, ?> fields) {
        return LoggerFactory.getLogger(fields.get("plugin") instanceof String id ? "plugin." + id : "backend");
    }
}
