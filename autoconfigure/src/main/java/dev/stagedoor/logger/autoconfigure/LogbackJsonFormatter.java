package dev.stagedoor.logger.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.structured.JsonWriterStructuredLogFormatter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Writes a line as Backstage does in production: level, message, service and plugin, then all other fields. Adds what
 * a line of Java is known by: time, logger and thread. A name that occurs twice is written once, for a field must not
 * lose a line.
 */
class LogbackJsonFormatter extends JsonWriterStructuredLogFormatter<ILoggingEvent> {

    LogbackJsonFormatter(
            @Nullable StackTracePrinter printer,
            ThrowableProxyConverter converter,
            @Nullable StructuredLoggingJsonMembersCustomizer<?> customizer) {
        super(members -> members(members, printer, converter), customizer);
    }

    private static void members(
            Members<ILoggingEvent> members, @Nullable StackTracePrinter printer, ThrowableProxyConverter converter) {
        members.add()
                .usingPairs((event, pairs) -> fields(event, printer, converter).forEach(pairs::accept));
    }

    private static Map<String, Object> fields(
            ILoggingEvent event, @Nullable StackTracePrinter printer, ThrowableProxyConverter converter) {
        Map<String, Object> added = added(event);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        fields.put("message", event.getFormattedMessage());
        fields.put(Slf4jRootLogger.SERVICE, added.getOrDefault(Slf4jRootLogger.SERVICE, Slf4jRootLogger.BACKSTAGE));
        if (added.containsKey(Slf4jRootLogger.PLUGIN)) {
            fields.put(Slf4jRootLogger.PLUGIN, added.get(Slf4jRootLogger.PLUGIN));
        }
        added.forEach(fields::putIfAbsent);
        fields.put("timestamp", event.getInstant().toString());
        fields.put("logger", event.getLoggerName());
        fields.put("thread", event.getThreadName());
        if (event.getThrowableProxy() != null) {
            fields.put("stack", stack(event, printer, converter));
        }
        return fields;
    }

    private static Map<String, Object> added(ILoggingEvent event) {
        Map<String, Object> added = new LinkedHashMap<>(LogMeta.current());
        added.putAll(event.getMDCPropertyMap());
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> added.put(pair.key, pair.value));
        }
        return added;
    }

    private static String stack(
            ILoggingEvent event, @Nullable StackTracePrinter printer, ThrowableProxyConverter converter) {
        IThrowableProxy proxy = event.getThrowableProxy();
        return printer != null && proxy instanceof ThrowableProxy original
                ? printer.printStackTraceToString(original.getThrowable())
                : converter.convert(event);
    }
}
