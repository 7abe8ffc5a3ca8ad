package dev.stagedoor.logger.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.encoder.Encoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Saves a line from Spring Boot's structured formats, which fail when a field has a name that they use themselves, as
 * {@code service} is in one of them: such a field is written with a line below its name.
 */
final class LogbackRetry {

    private static final Set<String> TAKEN = Set.of(
            "@timestamp",
            "@version",
            "ecs",
            "error",
            "host",
            "level",
            "level_value",
            "log",
            "logger_name",
            "message",
            "process",
            "service",
            "stack_trace",
            "tags",
            "thread_name",
            "timestamp",
            "version");

    private LogbackRetry() {}

    static byte @Nullable [] encode(Encoder<ILoggingEvent> encoder, ILoggingEvent event) {
        try {
            return encoder.encode(event);
        } catch (IllegalStateException ex) {
            return encoder.encode(renamed(event));
        }
    }

    private static ILoggingEvent renamed(ILoggingEvent event) {
        LoggingEvent copy = new LoggingEvent();
        copy.setLoggerName(event.getLoggerName());
        copy.setThreadName(event.getThreadName());
        copy.setLevel(event.getLevel());
        copy.setMessage(event.getFormattedMessage());
        copy.setInstant(event.getInstant());
        copy.setMDCPropertyMap(mdc(event));
        copy.setKeyValuePairs(pairs(event));
        if (event.getMarkerList() != null) {
            event.getMarkerList().forEach(copy::addMarker);
        }
        if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            copy.setThrowableProxy(proxy);
        }
        return copy;
    }

    private static Map<String, String> mdc(ILoggingEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        event.getMDCPropertyMap().forEach((name, value) -> fields.put(free(name), value));
        pairs(event).forEach(pair -> fields.remove(pair.key));
        return fields;
    }

    private static List<KeyValuePair> pairs(ILoggingEvent event) {
        Map<String, KeyValuePair> fields = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs()
                    .forEach(pair -> fields.put(free(pair.key), new KeyValuePair(free(pair.key), pair.value)));
        }
        return List.copyOf(fields.values());
    }

    private static String free(String name) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        return TAKEN.contains(first) ? first + "_" + name.substring(first.length()) : name;
    }
}
