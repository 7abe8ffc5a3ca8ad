package dev.stagedoor.config.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.wiring.PluginDirectory;

/**
 * Reads Spring's environment in Backstage's way. The sources are those that the environment has when the service is
 * made, in their order of precedence; imported files of Backstage's are read again when they change.
 */
@AutoConfiguration
@EnableConfigurationProperties(ConfigProperties.class)
public final class RootConfigServiceAutoConfiguration {

    @Bean
    ConfigListeners configListeners(ObjectProvider<PluginDirectory> plugins) {
        return new ConfigListeners(() -> {
            PluginDirectory directory = plugins.getIfAvailable();
            return directory == null ? null : directory.current();
        });
    }

    @Bean
    EnvironmentConfig environmentConfig(ConfigurableEnvironment environment, ConfigListeners listeners) {
        return new EnvironmentConfig(environment, listeners);
    }

    @Bean
    AppConfigWatch appConfigWatch(
            ConfigurableEnvironment environment, ConfigProperties properties, EnvironmentConfig config) {
        return new AppConfigWatch(properties.watch() ? AppConfigSources.of(environment) : List.of(), config::refresh);
    }

    @Bean("core.rootConfig")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootConfigService rootConfig(EnvironmentConfig config, ObjectProvider<ConfigCheck> checks) {
        DefaultRootConfigService service = new DefaultRootConfigService(config, config.listeners());
        ConfigCheck.all(checks.orderedStream()
                .<Runnable>map(check -> () -> check.check(service))
                .toArray(Runnable[]::new));
        return service;
    }
}
