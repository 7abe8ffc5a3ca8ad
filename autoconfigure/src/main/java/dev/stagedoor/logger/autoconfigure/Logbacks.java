package dev.stagedoor.logger.autoconfigure;

import java.util.function.Consumer;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Finds Logback, which may be there without being what SLF4J writes to. */
final class Logbacks {

    private Logbacks() {}

    static void withContext(Consumer<LoggerContext> action) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            action.accept(context);
        }
    }
}
