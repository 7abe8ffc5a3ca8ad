package dev.stagedoor.logger.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.MessageFormatter;

/**
 * Applies the overrides to lines that classes write with loggers of their own. What goes through the root logger was
 * decided there, with all fields. Logback has this filter only while there are overrides.
 */
final class LogbackOverrides extends TurboFilter implements LoggerEffect {

    private volatile LoggerSettings settings = LoggerSettings.NONE;

    @Override
    public void apply(LoggerSettings next) {
        settings = next;
        Logbacks.withContext(context -> {
            if (next.overrides().isEmpty()) {
                context.getTurboFilterList().remove(this);
            } else {
                context.getTurboFilterList().addIfAbsent(this);
            }
        });
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        return decide(logger, level, format, arguments, Map.of());
    }

    @Override
    public FilterReply decide(Logger logger, LoggingEvent event) {
        return decide(
                logger,
                Level.convertAnSLF4JLevel(event.getLevel()),
                event.getMessage(),
                event.getArgumentArray(),
                fields(event.getKeyValuePairs()));
    }

    private FilterReply decide(
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            Map<String, Object> fields) {
        LoggerSettings current = settings;
        org.slf4j.event.Level wanted = slf4j(level);
        boolean hidden = logger.getEffectiveLevel().toInt() > level.toInt();
        if (Slf4jRootLogger.owns(logger.getName())
                || hidden && !current.overrides().mayShow(wanted)) {
            return FilterReply.NEUTRAL;
        }
        String message = format == null
                ? null
                : MessageFormatter.arrayFormat(format, arguments).getMessage();
        Boolean shown = current.overrides()
                .decide(wanted, new EntryFields(wanted, logger.getName(), message, fields, current.meta()));
        return shown == null ? FilterReply.NEUTRAL : shown ? FilterReply.ACCEPT : FilterReply.DENY;
    }

    private static Map<String, Object> fields(@Nullable List<KeyValuePair> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> fields = new HashMap<>();
        pairs.forEach(pair -> fields.put(pair.key, pair.value));
        return fields;
    }

    private static org.slf4j.event.Level slf4j(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> org.slf4j.event.Level.ERROR;
            case Level.WARN_INT -> org.slf4j.event.Level.WARN;
            case Level.INFO_INT -> org.slf4j.event.Level.INFO;
            case Level.DEBUG_INT -> org.slf4j.event.Level.DEBUG;
            default -> org.slf4j.event.Level.TRACE;
        };
    }
}
