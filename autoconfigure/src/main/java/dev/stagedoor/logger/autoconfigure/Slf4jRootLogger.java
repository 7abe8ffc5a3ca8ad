package dev.stagedoor.logger.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;

import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.logger.StructuredLogger;

/** Hands entries to SLF4J, each plugin's to a logger of its own. */
final class Slf4jRootLogger implements RootLoggerService {

    /** The field, and the key in the MDC, that names the plugin. */
    static final String PLUGIN = "plugin";

    private final Logger backend = LoggerFactory.getLogger("backend");

    private final Map<String, Logger> plugins = new ConcurrentHashMap<>();

    @Override
    public void log(LogEntry entry) {
        Logger logger = loggerFor(entry.fields());
        if (isEnabled(logger, entry.level(), entry.marker())) {
            try (MdcFields mdc = MdcFields.of(entry.fields())) {
                write(entry, mdc.others(), logger.makeLoggingEventBuilder(entry.level()));
            }
        }
    }

    @Override
    public boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> fields) {
        return isEnabled(loggerFor(fields), level, marker);
    }

    private Logger loggerFor(Map<String, ?> fields) {
        return fields.get(PLUGIN) instanceof String id
                ? plugins.computeIfAbsent(id, key -> LoggerFactory.getLogger(PLUGIN + "." + key))
                : backend;
    }

    private static boolean isEnabled(Logger logger, Level level, @Nullable Marker marker) {
        return switch (level) {
            case TRACE -> logger.isTraceEnabled(marker);
            case DEBUG -> logger.isDebugEnabled(marker);
            case INFO -> logger.isInfoEnabled(marker);
            case WARN -> logger.isWarnEnabled(marker);
            case ERROR -> logger.isErrorEnabled(marker);
        };
    }

    private static void write(LogEntry entry, Map<String, Object> pairs, LoggingEventBuilder event) {
        if (entry.marker() != null) {
            event.addMarker(entry.marker());
        }
        pairs.forEach(event::addKeyValue);
        if (event instanceof CallerBoundaryAware located) {
            located.setCallerBoundary(StructuredLogger.class.getName());
        }
        event.setCause(entry.throwable()).log(entry.message());
    }
}
