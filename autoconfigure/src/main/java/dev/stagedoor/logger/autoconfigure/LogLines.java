package dev.stagedoor.logger.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

import dev.stagedoor.wiring.Mode;

/**
 * Decides how lines look on the console where the application says nothing of it in Spring Boot's keys: in production
 * each is a JSON object, in development text that shows {@code plugin=<id>} after the level of what is written on
 * behalf of a plugin.
 */
class LogLines implements EnvironmentPostProcessor {

    static final String FORMAT = "stagedoor.logging.format";

    /** Named as a text, for it may be that Logback is not there. */
    static final String JSON_OF_LOGBACK = "dev.stagedoor.logger.autoconfigure.LogbackJsonFormatter";

    private static final String LEVEL_AND_PLUGIN = "%5p%replace( plugin=%X{plugin}){' plugin=$', ''}";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean logback = ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", application.getClassLoader());
        Map<String, Object> defaults = new LinkedHashMap<>();
        if (logback) {
            defaults.put("logging.pattern.level", LEVEL_AND_PLUGIN);
        }
        // Said for text too: what another application of this process has set before would hold otherwise.
        defaults.put(
                "logging.structured.format.console",
                format(environment) == LogFormat.TEXT ? "" : logback ? JSON_OF_LOGBACK : "logstash");
        environment.getPropertySources().addLast(new MapPropertySource("stagedoorLogging", defaults));
    }

    private static LogFormat format(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bind(FORMAT, LogFormat.class)
                .orElseGet(() -> Mode.of(environment) == Mode.PRODUCTION ? LogFormat.JSON : LogFormat.TEXT);
    }
}
