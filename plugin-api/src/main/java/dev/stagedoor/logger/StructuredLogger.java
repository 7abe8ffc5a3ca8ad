package dev.stagedoor.logger;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.spi.LoggingEventAware;

/**
 * An SLF4J logger that turns every call into one {@link LogEntry}, key-value pairs of the fluent API included.
 * Thread-safe.
 */
public interface StructuredLogger extends Logger, LoggingEventAware {

    /**
     * Logs an entry, if its level is enabled.
     *
     * @param entry what to log
     */
    void log(LogEntry entry);

    /**
     * Tells whether an entry is wanted. Asked before each entry is made, so it should be fast.
     *
     * @param level the level
     * @param marker an SLF4J marker, or {@code null}
     * @param fields the fields that are known already, those of child loggers included
     * @return whether {@link #log} would do anything; always, unless an implementation knows better
     */
    default boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> fields) {
        return true;
    }

    /**
     * Makes a logger that adds fields to each of its entries.
     *
     * @param fields what to add
     * @return the child
     */
    default LoggerService child(Map<String, ?> fields) {
        return new ChildLogger(this, fields);
    }

    @Override
    default String getName() {
        return "backend";
    }

    @Override
    default void log(LoggingEvent event) {
        StructuredLogging.log(this, event);
    }

    @Override
    default boolean isTraceEnabled() {
        return isEnabledFor(Level.TRACE, null, Map.of());
    }

    @Override
    default boolean isTraceEnabled(@Nullable Marker marker) {
        return isEnabledFor(Level.TRACE, marker, Map.of());
    }

    @Override
    default void trace(String message) {
        StructuredLogging.log(this, Level.TRACE, null, message);
    }

    @Override
    default void trace(String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.TRACE, null, format, argument);
    }

    @Override
    default void trace(String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.TRACE, null, format, first, second);
    }

    @Override
    default void trace(String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.TRACE, null, format, arguments);
    }

    @Override
    default void trace(String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.TRACE, null, message, throwable);
    }

    @Override
    default void trace(@Nullable Marker marker, String message) {
        StructuredLogging.log(this, Level.TRACE, marker, message);
    }

    @Override
    default void trace(@Nullable Marker marker, String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.TRACE, marker, format, argument);
    }

    @Override
    default void trace(@Nullable Marker marker, String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.TRACE, marker, format, first, second);
    }

    @Override
    default void trace(@Nullable Marker marker, String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.TRACE, marker, format, arguments);
    }

    @Override
    default void trace(@Nullable Marker marker, String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.TRACE, marker, message, throwable);
    }

    @Override
    default boolean isDebugEnabled() {
        return isEnabledFor(Level.DEBUG, null, Map.of());
    }

    @Override
    default boolean isDebugEnabled(@Nullable Marker marker) {
        return isEnabledFor(Level.DEBUG, marker, Map.of());
    }

    @Override
    default void debug(String message) {
        StructuredLogging.log(this, Level.DEBUG, null, message);
    }

    @Override
    default void debug(String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.DEBUG, null, format, argument);
    }

    @Override
    default void debug(String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.DEBUG, null, format, first, second);
    }

    @Override
    default void debug(String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.DEBUG, null, format, arguments);
    }

    @Override
    default void debug(String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.DEBUG, null, message, throwable);
    }

    @Override
    default void debug(@Nullable Marker marker, String message) {
        StructuredLogging.log(this, Level.DEBUG, marker, message);
    }

    @Override
    default void debug(@Nullable Marker marker, String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.DEBUG, marker, format, argument);
    }

    @Override
    default void debug(@Nullable Marker marker, String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.DEBUG, marker, format, first, second);
    }

    @Override
    default void debug(@Nullable Marker marker, String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.DEBUG, marker, format, arguments);
    }

    @Override
    default void debug(@Nullable Marker marker, String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.DEBUG, marker, message, throwable);
    }

    @Override
    default boolean isInfoEnabled() {
        return isEnabledFor(Level.INFO, null, Map.of());
    }

    @Override
    default boolean isInfoEnabled(@Nullable Marker marker) {
        return isEnabledFor(Level.INFO, marker, Map.of());
    }

    @Override
    default void info(String message) {
        StructuredLogging.log(this, Level.INFO, null, message);
    }

    @Override
    default void info(String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.INFO, null, format, argument);
    }

    @Override
    default void info(String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.INFO, null, format, first, second);
    }

    @Override
    default void info(String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.INFO, null, format, arguments);
    }

    @Override
    default void info(String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.INFO, null, message, throwable);
    }

    @Override
    default void info(@Nullable Marker marker, String message) {
        StructuredLogging.log(this, Level.INFO, marker, message);
    }

    @Override
    default void info(@Nullable Marker marker, String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.INFO, marker, format, argument);
    }

    @Override
    default void info(@Nullable Marker marker, String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.INFO, marker, format, first, second);
    }

    @Override
    default void info(@Nullable Marker marker, String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.INFO, marker, format, arguments);
    }

    @Override
    default void info(@Nullable Marker marker, String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.INFO, marker, message, throwable);
    }

    @Override
    default boolean isWarnEnabled() {
        return isEnabledFor(Level.WARN, null, Map.of());
    }

    @Override
    default boolean isWarnEnabled(@Nullable Marker marker) {
        return isEnabledFor(Level.WARN, marker, Map.of());
    }

    @Override
    default void warn(String message) {
        StructuredLogging.log(this, Level.WARN, null, message);
    }

    @Override
    default void warn(String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.WARN, null, format, argument);
    }

    @Override
    default void warn(String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.WARN, null, format, first, second);
    }

    @Override
    default void warn(String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.WARN, null, format, arguments);
    }

    @Override
    default void warn(String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.WARN, null, message, throwable);
    }

    @Override
    default void warn(@Nullable Marker marker, String message) {
        StructuredLogging.log(this, Level.WARN, marker, message);
    }

    @Override
    default void warn(@Nullable Marker marker, String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.WARN, marker, format, argument);
    }

    @Override
    default void warn(@Nullable Marker marker, String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.WARN, marker, format, first, second);
    }

    @Override
    default void warn(@Nullable Marker marker, String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.WARN, marker, format, arguments);
    }

    @Override
    default void warn(@Nullable Marker marker, String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.WARN, marker, message, throwable);
    }

    @Override
    default boolean isErrorEnabled() {
        return isEnabledFor(Level.ERROR, null, Map.of());
    }

    @Override
    default boolean isErrorEnabled(@Nullable Marker marker) {
        return isEnabledFor(Level.ERROR, marker, Map.of());
    }

    @Override
    default void error(String message) {
        StructuredLogging.log(this, Level.ERROR, null, message);
    }

    @Override
    default void error(String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.ERROR, null, format, argument);
    }

    @Override
    default void error(String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.ERROR, null, format, first, second);
    }

    @Override
    default void error(String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.ERROR, null, format, arguments);
    }

    @Override
    default void error(String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.ERROR, null, message, throwable);
    }

    @Override
    default void error(@Nullable Marker marker, String message) {
        StructuredLogging.log(this, Level.ERROR, marker, message);
    }

    @Override
    default void error(@Nullable Marker marker, String format, @Nullable Object argument) {
        StructuredLogging.log(this, Level.ERROR, marker, format, argument);
    }

    @Override
    default void error(@Nullable Marker marker, String format, @Nullable Object first, @Nullable Object second) {
        StructuredLogging.log(this, Level.ERROR, marker, format, first, second);
    }

    @Override
    default void error(@Nullable Marker marker, String format, @Nullable Object... arguments) {
        StructuredLogging.log(this, Level.ERROR, marker, format, arguments);
    }

    @Override
    default void error(@Nullable Marker marker, String message, @Nullable Throwable throwable) {
        StructuredLogging.log(this, Level.ERROR, marker, message, throwable);
    }
}
