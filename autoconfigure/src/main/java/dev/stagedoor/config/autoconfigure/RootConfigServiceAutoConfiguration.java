package dev.stagedoor.config.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.RootConfigService;

/**
 * Reads Spring's environment in Backstage's way. The sources are those that the environment has when the service is
 * made, in their order of precedence.
 */
@AutoConfiguration
public final class RootConfigServiceAutoConfiguration {

    @Bean("core.rootConfig")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootConfigService rootConfig(ConfigurableEnvironment environment) {
        return RootConfigServices.of(environment);
    }
}
