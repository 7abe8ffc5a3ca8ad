package dev.stagedoor.logger.autoconfigure;

/** Puts settings of the logger into force, besides those that the root logger itself follows. */
interface LoggerEffect {

    /** Called with the settings of the start, after each change, and with {@link LoggerSettings#NONE} at the end. */
    void apply(LoggerSettings settings);
}
