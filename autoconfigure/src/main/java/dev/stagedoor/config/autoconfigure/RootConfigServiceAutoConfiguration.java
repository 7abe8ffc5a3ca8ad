package dev.stagedoor.config.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
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
    RootConfigService rootConfig(EnvironmentConfig config, ListableBeanFactory beanFactory) {
        DefaultRootConfigService service = new DefaultRootConfigService(config, config.listeners());
        // Loaders may ask for the configuration before factory beans may be made to tell their types.
        ConfigCheck.all(Stream.of(beanFactory.getBeanNamesForType(ConfigCheck.class, false, false))
                .map(name -> beanFactory.getBean(name, ConfigCheck.class))
                .<Runnable>map(check -> () -> check.check(service))
                .toArray(Runnable[]::new));
        return service;
    }
}
