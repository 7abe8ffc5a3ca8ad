package dev.stagedoor.logger.autoconfigure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** An event that shows no secrets, for appenders that make something else than bytes of it. */
record LogbackRedactedEvent(
        ILoggingEvent original,
        String message,
        Map<String, String> mdc,
        @Nullable List<KeyValuePair> pairs,
        @Nullable IThrowableProxy error)
        implements ILoggingEvent {

    /** Returns the very same event if no secret is in it. */
    static ILoggingEvent of(ILoggingEvent event) {
        String message = LogbackRedaction.redact(event.getFormattedMessage());
        Map<String, String> mdc = new LinkedHashMap<>();
        event.getMDCPropertyMap().forEach((name, value) -> mdc.put(name, LogbackRedaction.redact(value)));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (message.equals(event.getFormattedMessage())
                && mdc.equals(event.getMDCPropertyMap())
                && (pairs == null || pairs.stream().allMatch(pair -> redacted(pair.value) == pair.value))
                && LogbackRedactedError.isSame(event.getThrowableProxy())) {
            return event;
        }
        return new LogbackRedactedEvent(
                event, message, mdc, redacted(pairs), LogbackRedactedError.of(event.getThrowableProxy()));
    }

    private static @Nullable List<KeyValuePair> redacted(@Nullable List<KeyValuePair> pairs) {
        return pairs == null
                ? null
                : pairs.stream()
                        .map(pair -> new KeyValuePair(pair.key, redacted(pair.value)))
                        .toList();
    }

    /** A value that shows no secret keeps its type. */
    private static @Nullable Object redacted(@Nullable Object value) {
        String text = String.valueOf(value);
        String redacted = LogbackRedaction.redact(text);
        return redacted.equals(text) ? value : redacted;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public String getFormattedMessage() {
        return message;
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return null;
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return mdc;
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        return pairs;
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return error;
    }

    @Override
    public String getThreadName() {
        return original.getThreadName();
    }

    @Override
    public Level getLevel() {
        return original.getLevel();
    }

    @Override
    public String getLoggerName() {
        return original.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return original.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return original.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return original.hasCallerData();
    }

    @Override
    public List<Marker> getMarkerList() {
        return original.getMarkerList();
    }

    @Override
    @Deprecated
    public Map<String, String> getMdc() {
        return mdc;
    }

    @Override
    public long getTimeStamp() {
        return original.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return original.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return original.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return original.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        original.prepareForDeferredProcessing();
    }
}
