package dev.stagedoor.auditor.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;

/** Keeps what is logged, at every level. */
final class RecordingRootLogger implements RootLoggerService {

    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void log(LogEntry entry) {
        entries.add(entry);
    }

    /** The records of the auditor, oldest first. */
    List<LogEntry> records() {
        return entries.stream()
                .filter(entry -> Boolean.TRUE.equals(entry.fields().get("isAuditEvent")))
                .toList();
    }

    List<Object> values(String field) {
        return records().stream().map(entry -> entry.fields().get(field)).toList();
    }
}
