package dev.stagedoor.logger.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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

    /** The logger of what is no plugin's. */
    static final String BACKEND = "backend";

    /** The field, and the key in the MDC, that names the plugin. */
    static final String PLUGIN = "plugin";

    /** The field that names the program. */
    static final String SERVICE = "service";

    /** What it says, unless the configuration or the entry says otherwise. */
    static final String BACKSTAGE = "backstage";

    private final Logger backend = LoggerFactory.getLogger(BACKEND);

    private final Map<String, Logger> plugins = new ConcurrentHashMap<>();

    private final Supplier<LoggerSettings> settings;

    Slf4jRootLogger(Supplier<LoggerSettings> settings) {
        this.settings = settings;
    }

    /** Whether entries that go through this class, and nothing else, are written to a logger. */
    static boolean owns(String logger) {
        return logger.equals(BACKEND) || logger.startsWith(PLUGIN + ".");
    }

    @Override
    public void log(LogEntry entry) {
        Logger logger = loggerFor(entry.fields());
        LoggerSettings current = settings.get();
        if (isWanted(logger, entry, current)) {
            LogEntry complete = current.meta().isEmpty() ? entry : entry.with(current.meta());
            try (MdcFields mdc = MdcFields.of(complete.fields())) {
                write(complete, mdc.others(), logger.makeLoggingEventBuilder(entry.level()));
            }
        }
    }

    @Override
    public boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> fields) {
        Logger logger = loggerFor(fields);
        LoggerSettings current = settings.get();
        Boolean overridden = current.overrides().isEmpty()
                ? null
                : current.overrides()
                        .foresee(level, new EntryFields(level, logger.getName(), null, fields, current.meta()));
        return overridden != null ? overridden : isEnabled(logger, level, marker);
    }

    private static boolean isWanted(Logger logger, LogEntry entry, LoggerSettings current) {
        Boolean overridden = current.overrides().isEmpty()
                ? null
                : current.overrides()
                        .decide(
                                entry.level(),
                                new EntryFields(
                                        entry.level(),
                                        logger.getName(),
                                        entry.message(),
                                        entry.fields(),
                                        current.meta()));
        return overridden != null ? overridden : isEnabled(logger, entry.level(), entry.marker());
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
