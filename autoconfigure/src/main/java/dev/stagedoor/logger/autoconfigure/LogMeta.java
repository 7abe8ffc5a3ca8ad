package dev.stagedoor.logger.autoconfigure;

import java.util.Map;

/**
 * Lets the format of Logback's lines, which exists before any bean, know the fields of every entry. Where several
 * backends share a process, and so the log, the one that spoke last is heard.
 */
final class LogMeta implements LoggerEffect {

    private static volatile Map<String, Object> current = Map.of();

    private volatile Map<String, Object> mine = Map.of();

    static Map<String, Object> current() {
        return current;
    }

    @Override
    public void apply(LoggerSettings settings) {
        Map<String, Object> next = settings.meta();
        if (!next.isEmpty() || current == mine) {
            current = next;
        }
        mine = next;
    }
}
