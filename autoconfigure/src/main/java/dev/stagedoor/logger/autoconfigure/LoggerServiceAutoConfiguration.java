package dev.stagedoor.logger.autoconfigure;

import java.util.Map;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Gives each plugin a child of the root logger that adds the field {@code plugin}. */
@AutoConfiguration(after = RootLoggerServiceAutoConfiguration.class)
public final class LoggerServiceAutoConfiguration {

    @Bean("core.logger")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    LoggerService logger(RootLoggerService rootLogger, PluginMetadataService plugin) {
        return rootLogger.child(Map.of(Slf4jRootLogger.PLUGIN, plugin.getId()));
    }
}
