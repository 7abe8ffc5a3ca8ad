package dev.stagedoor.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;

/** A root logger that keeps what is logged, and prints it only if told to. Thread-safe. */
public final class FakeRootLogger implements RootLoggerService, FakeService<RootLoggerService> {

    private static final Logger printer = LoggerFactory.getLogger("backend");

    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();

    private final @Nullable Level printed;

    private FakeRootLogger(@Nullable Level printed) {
        this.printed = printed;
    }

    /**
     * Makes a logger that prints nothing.
     *
     * @return a logger without entries
     */
    public static FakeRootLogger silent() {
        return new FakeRootLogger(null);
    }

    /**
     * Makes a logger that also prints, through SLF4J.
     *
     * @param level the lowest level that is printed
     * @return a logger without entries
     */
    public static FakeRootLogger printing(Level level) {
        return new FakeRootLogger(level);
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
     * Returns what was logged so far.
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

    @Override
    public ServiceFactory<RootLoggerService> factory() {
        return ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> this);
    }
}
