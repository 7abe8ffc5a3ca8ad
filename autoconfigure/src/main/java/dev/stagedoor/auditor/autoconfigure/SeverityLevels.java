package dev.stagedoor.auditor.autoconfigure;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import org.slf4j.event.Level;

import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;

/**
 * At which level of the log events of each severity are recorded. Immutable.
 *
 * @param levels a level for each severity
 */
record SeverityLevels(Map<AuditorSeverity, Level> levels) {

    private static final String MAPPINGS = "backend.auditor.severityLogLevelMappings.";

    private static final Map<String, Level> NAMES =
            Map.of("debug", Level.DEBUG, "info", Level.INFO, "warn", Level.WARN, "error", Level.ERROR);

    private static final String EXPECTED = "debug, info, warn, error";

    static SeverityLevels read(RootConfigService config) {
        Map<AuditorSeverity, Level> levels = new EnumMap<>(AuditorSeverity.class);
        ConfigCheck.all(Stream.of(AuditorSeverity.values())
                .map(severity -> (Runnable) () -> levels.put(severity, level(config, severity)))
                .toArray(Runnable[]::new));
        return new SeverityLevels(levels);
    }

    Level of(AuditorSeverity severity) {
        return levels.getOrDefault(severity, Level.INFO);
    }

    private static Level level(RootConfigService config, AuditorSeverity severity) {
        String key = MAPPINGS + severity;
        String name = config.getOptionalString(key).orElse(severity == AuditorSeverity.LOW ? "debug" : "info");
        Level level = NAMES.get(name);
        if (level == null) {
            throw config.invalid(
                    key,
                    EXPECTED,
                    "The configuration value for '" + key + "' was given an invalid value: '" + name
                            + "'. Expected one of the following valid values: '" + EXPECTED + "'.");
        }
        return level;
    }
}
