package dev.stagedoor.logger.autoconfigure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;

/**
 * What {@code backend.logger} says. Immutable.
 *
 * @param level the threshold of what goes through the root logger, or {@code null} for that of the logging system
 * @param meta fields of every entry
 * @param overrides thresholds of certain entries
 */
record LoggerSettings(@Nullable Level level, Map<String, Object> meta, LogOverrides overrides) {

    static final LoggerSettings NONE = new LoggerSettings(null, Map.of(), LogOverrides.NONE);

    private static final String VARIABLE = "LOG_LEVEL";

    private static final String LEVEL = "backend.logger.level";

    static LoggerSettings read(RootConfigService config, Environment environment) {
        return new LoggerSettings(level(config, environment), meta(config), LogOverrides.read(config));
    }

    /** Reads everything, to tell of all that is wrong at once. */
    static void check(RootConfigService config, Environment environment) {
        ConfigCheck.all(() -> level(config, environment), () -> meta(config), () -> LogOverrides.read(config));
    }

    private static @Nullable Level level(RootConfigService config, Environment environment) {
        String variable = environment.getProperty(VARIABLE);
        if (StringUtils.hasText(variable)) {
            Level level = LogLevels.find(variable);
            if (level == null) {
                throw new ConfigException(LogLevels.problem(VARIABLE, variable));
            }
            return level;
        }
        String name = config.getOptionalString(LEVEL).orElse(null);
        Level level = name == null ? null : LogLevels.find(name);
        if (name != null && level == null) {
            throw config.invalid(LEVEL, "level", LogLevels.problem(LEVEL, name));
        }
        return level;
    }

    private static Map<String, Object> meta(RootConfigService config) {
        Optional<Config> meta = config.getOptionalConfig("backend.logger.meta");
        if (meta.isEmpty() || meta.get().keys().isEmpty()) {
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) meta.get().get()).forEach((name, value) -> {
            if (value != null) {
                fields.put(String.valueOf(name), value);
            }
        });
        return Collections.unmodifiableMap(fields);
    }
}
