package dev.stagedoor.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.event.Level;

import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;

/** Keeps what is logged. */
public final class RecordingLogger implements RootLoggerService {

    public final List<LogEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void log(LogEntry entry) {
        entries.add(entry);
    }

    public List<String> messages(Level level) {
        return entries.stream()
                .filter(entry -> entry.level() == level)
                .map(LogEntry::message)
                .toList();
    }
}
