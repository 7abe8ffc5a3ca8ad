package dev.stagedoor.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.StructuredLogger;

/** Keeps what is logged, and prints it only if told to. Thread-safe. */
abstract class RecordingLogger implements StructuredLogger {

    private static final Logger printer = LoggerFactory.getLogger("backend");

    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();

    private final @Nullable Level printed;

    RecordingLogger(@Nullable Level printed) {
        this.printed = printed;
    }

    @Override
    public void log(LogEntry entry) {
        entries.add(entry);
        if (printed != null && entry.level().toInt() >= printed.toInt()) {
            LoggingEventBuilder event = printer.makeLoggingEventBuilder(entry.level());
            entry.fields().forEach(event::addKeyValue);
            event.setCause(entry.throwable()).log(entry.message());
        }
    }

    /**
     * Returns what was logged so far, by children too.
     *
     * @return the entries, oldest first
     */
    public List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Returns what was logged so far at one level.
     *
     * @param level the level
     * @return the entries, oldest first
     */
    public List<LogEntry> entries(Level level) {
        return entries.stream().filter(entry -> entry.level() == level).toList();
    }

    /**
     * Returns the messages that were logged so far.
     *
     * @return the messages, oldest first
     */
    public List<String> messages() {
        return entries.stream().map(LogEntry::message).toList();
    }

    /** Forgets what was logged so far. */
    public void clear() {
        entries.clear();
    }
}
