package dev.stagedoor.logger.autoconfigure;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Backstage's names of levels. */
final class LogLevels {

    private LogLevels() {}

    /**
     * Reads the name of a threshold. SLF4J has nothing between {@code info} and {@code debug}, so that a threshold
     * there shows what {@code info} shows.
     *
     * @param name the name
     * @return the threshold, or {@code null} if it is none
     */
    static @Nullable Level find(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "error" -> Level.ERROR;
            case "warn" -> Level.WARN;
            case "info", "http", "verbose" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            case "silly", "trace" -> Level.TRACE;
            default -> null;
        };
    }

    static String problem(String key, String name) {
        return "Invalid config value at '" + key + "', got '" + name
                + "', wanted one of error, warn, info, http, verbose, debug, silly";
    }

    static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** Whether an entry is at least as severe as a threshold. */
    static boolean reaches(Level level, Level threshold) {
        return level.toInt() >= threshold.toInt();
    }
}
