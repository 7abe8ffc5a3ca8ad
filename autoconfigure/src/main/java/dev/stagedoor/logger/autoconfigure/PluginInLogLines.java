package dev.stagedoor.logger.autoconfigure;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Shows {@code plugin=<id>} after the level in text that Logback writes on behalf of a plugin. All other lines stay as
 * they are, and a pattern of the application's own goes first.
 */
class PluginInLogLines implements EnvironmentPostProcessor {

    private static final String LEVEL_AND_PLUGIN = "%5p%replace( plugin=%X{plugin}){' plugin=$', ''}";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", application.getClassLoader())) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "stagedoorLogging", Map.of("logging.pattern.level", LEVEL_AND_PLUGIN)));
        }
    }
}
