package dev.stagedoor.logger.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;

/**
 * Sets the threshold of what goes through the root logger, whatever the logging system. Spring Boot's own keys for
 * the same loggers are more particular, and win.
 */
final class LevelControl implements LoggerEffect {

    private final LoggingSystem system;

    private final List<String> loggers;

    private volatile @Nullable Level last;

    LevelControl(LoggingSystem system, Environment environment) {
        this.system = system;
        this.loggers = List.of(Slf4jRootLogger.BACKEND, Slf4jRootLogger.PLUGIN).stream()
                .filter(logger -> !environment.containsProperty("logging.level." + logger))
                .toList();
    }

    /** A level that somebody set at run time stays until the configuration has another one. */
    @Override
    public void apply(LoggerSettings settings) {
        Level level = settings.level();
        if (level != last) {
            last = level;
            LogLevel threshold = level == null ? null : LogLevel.valueOf(level.name());
            loggers.forEach(logger -> system.setLogLevel(logger, threshold));
        }
    }
}
