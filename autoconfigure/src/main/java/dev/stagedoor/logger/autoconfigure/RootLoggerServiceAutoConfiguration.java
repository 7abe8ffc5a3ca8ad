package dev.stagedoor.logger.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.RootLoggerService;

/**
 * Logs through SLF4J. What a plugin logs goes to the logger {@code plugin.<id>}, everything else to {@code backend},
 * so that {@code logging.level.plugin.todo} and the {@code loggers} endpoint set a plugin's level, and any text
 * pattern with the logger's name shows the plugin. The field {@code plugin} is in the MDC, the others are key-value
 * pairs: structured logging shows both.
 */
@AutoConfiguration
public final class RootLoggerServiceAutoConfiguration {

    @Bean("core.rootLogger")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootLoggerService rootLogger() {
        return new Slf4jRootLogger();
    }
}
