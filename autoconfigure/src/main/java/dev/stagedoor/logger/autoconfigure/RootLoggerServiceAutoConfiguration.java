package dev.stagedoor.logger.autoconfigure;

import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.RootLoggerService;

/**
 * Logs through SLF4J. What a plugin logs goes to the logger {@code plugin.<id>}, everything else to {@code backend},
 * so that {@code logging.level.plugin.todo} and the {@code loggers} endpoint set a plugin's level, and any text
 * pattern with the logger's name shows the plugin. The field {@code plugin} is in the MDC, the others are key-value
 * pairs: structured logging shows both. The settings of {@code backend.logger} follow the configuration.
 */
@AutoConfiguration
@ImportRuntimeHints(LoggerRuntimeHints.class)
public final class RootLoggerServiceAutoConfiguration {

    private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

    @Bean
    static ConfigCheck loggerConfigCheck(Environment environment) {
        return config -> LoggerSettings.check(config, environment);
    }

    @Bean
    LiveLoggerSettings stagedoorLoggerSettings(
            RootConfigService config,
            Environment environment,
            ObjectProvider<LoggingSystem> systems,
            ObjectProvider<LoggerEffect> effects) {
        LoggingSystem system =
                systems.getIfAvailable(() -> LoggingSystem.get(getClass().getClassLoader()));
        return new LiveLoggerSettings(
                config,
                environment,
                Stream.concat(Stream.of(new LevelControl(system, environment), new LogMeta()), effects.orderedStream())
                        .toList());
    }

    @Bean("core.rootLogger")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootLoggerService rootLogger(LiveLoggerSettings settings) {
        return new Slf4jRootLogger(settings);
    }

    /** Where SLF4J may write to Logback. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = LOGBACK)
    static class OnLogback {

        @Bean
        LogbackOverrides stagedoorLogbackOverrides() {
            return new LogbackOverrides();
        }
    }

    /** Where it writes to something else. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(LOGBACK)
    static class OnAnythingElse {

        @Bean
        WithoutLogback stagedoorWithoutLogback() {
            return new WithoutLogback();
        }
    }
}
