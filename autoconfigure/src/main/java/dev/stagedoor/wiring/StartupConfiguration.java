package dev.stagedoor.wiring;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.RootLoggerService;

/** What starts and stops the plugins. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StartupProperties.class, ShutdownProperties.class, StagedoorProperties.class})
class StartupConfiguration {

    @Bean
    PluginStates stagedoorPluginStates(ConfigurableListableBeanFactory beanFactory) {
        return Wiring.of(beanFactory).states();
    }

    @Bean
    PluginDirectory stagedoorPluginDirectory(ConfigurableListableBeanFactory beanFactory) {
        return PluginDirectory.of(beanFactory);
    }

    @Bean
    RootServices stagedoorRootServices(
            ObjectProvider<RootLoggerService> logger,
            ObjectProvider<RootConfigService> config,
            ObjectProvider<RootLifecycleService> lifecycle) {
        return new RootServices(logger::getIfAvailable, config::getIfAvailable, lifecycle::getIfAvailable);
    }

    @Bean
    BackendStarter stagedoorStarter(
            PluginUnits units,
            PluginStates states,
            RootServices root,
            StartupProperties properties,
            ConfigurableListableBeanFactory beanFactory) {
        StartupReport report = new StartupReport(Wiring.of(beanFactory), root);
        return new BackendStarter(units, states, root, properties, Clock.systemUTC(), report);
    }

    @Bean
    BackendStopper stagedoorStopper(
            BackendStarter starter,
            PluginStates states,
            RootServices root,
            StartupProperties startup,
            ShutdownProperties shutdown) {
        return new BackendStopper(starter, states, root, startup, shutdown);
    }

    @Bean
    DefaultBackend stagedoorBackend(PluginUnits units, PluginStates states, BackendStarter starter) {
        return new DefaultBackend(units, states, starter);
    }

    @Bean
    BackendLifecycle stagedoorBackendLifecycle(
            BackendStarter starter,
            BackendStopper stopper,
            StartupProperties properties,
            ApplicationEventPublisher events) {
        return new BackendLifecycle(starter, stopper, properties.serveEarly(), events);
    }

    @Bean
    PluginsLifecycle stagedoorPluginsLifecycle(
            BackendStarter starter, BackendStopper stopper, StartupProperties properties) {
        return new PluginsLifecycle(starter, stopper, properties.serveEarly());
    }
}
