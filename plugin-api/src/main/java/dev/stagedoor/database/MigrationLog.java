package dev.stagedoor.database;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.flywaydb.core.internal.database.base.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Flyway tells of every migration for details: it tells eight lines where nothing is to do, and twice of an
 * error that is thrown. Flyway's loggers are the same for all who use it in this JVM; the last to begin sets them.
 */
final class MigrationLog implements Log {

    private final Logger logger;

    private final boolean advice;

    private MigrationLog(Class<?> type) {
        this.logger = LoggerFactory.getLogger(type);
        this.advice = type == Database.class; // on servers that Flyway's makers have not tried yet
    }

    @Override
    public void debug(String message) {
        logger.trace(message);
    }

    @Override
    public void info(String message) {
        logger.debug(message);
    }

    @Override
    public void warn(String message) {
        if (advice) {
            logger.debug(message);
        } else {
            logger.warn(message);
        }
    }

    @Override
    public void error(String message) {
        logger.debug(message);
    }

    @Override
    public void error(String message, Exception error) {
        logger.debug(message, error);
    }

    @Override
    public void notice(String message) {
        logger.debug(message);
    }

    /** Public so that Flyway can make it by its name. */
    public static final class Creator implements LogCreator {

        /** Made by Flyway. */
        public Creator() {}

        @Override
        public Log createLogger(Class<?> type) {
            return new MigrationLog(type);
        }
    }
}
