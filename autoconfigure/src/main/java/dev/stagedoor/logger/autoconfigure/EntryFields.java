package dev.stagedoor.logger.autoconfigure;

import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Finds a field of an entry by its name, as matchers name them.
 *
 * @param level the level of the entry
 * @param logger the name of its logger
 * @param message its message, or {@code null} if that is not known yet
 * @param fields its own fields
 * @param meta the fields of every entry
 */
record EntryFields(
        Level level, String logger, @Nullable String message, Map<String, ?> fields, Map<String, Object> meta)
        implements Function<String, @Nullable Object> {

    @Override
    public @Nullable Object apply(String name) {
        Object value = fields.get(name);
        if (value == null) {
            value = meta.get(name);
        }
        if (value == null) {
            value = switch (name) {
                case "level" -> LogLevels.name(level);
                case "logger" -> logger;
                case "message" -> message;
                case Slf4jRootLogger.SERVICE -> Slf4jRootLogger.BACKSTAGE;
                default -> MDC.get(name);
            };
        }
        return value;
    }
}
