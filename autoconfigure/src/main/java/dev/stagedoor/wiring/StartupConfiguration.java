package dev.stagedoor.wiring;

import java.time.Clock;

import io.micrometer.observation.ObservationRegistry;
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
@EnableConfigurationProperties({
    StartupProperties.class,
    RetryProperties.class,
    ShutdownProperties.class,
    StagedoorProperties.class
})
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
    PluginLives stagedoorPluginLives(
            PluginStates states,
            RootServices root,
            StartupProperties startup,
            RetryProperties retry,
            ShutdownProperties shutdown,
            ObjectProvider<ObservationRegistry> observations) {
        return new PluginLives(new LifeSupport(
                states,
                root,
                startup,
                retry,
                shutdown,
                new PluginObservations(() -> observations.getIfUnique(() -> ObservationRegistry.NOOP)),
                Clock.systemUTC()));
    }

    @Bean
    BackendStarter stagedoorStarter(
            PluginUnits units, PluginLives lives, RootServices root, ConfigurableListableBeanFactory beanFactory) {
        return new BackendStarter(units, lives, new StartupReport(Wiring.of(beanFactory), root));
    }

    @Bean
    BackendStopper stagedoorStopper(BackendStarter starter, PluginLives lives) {
        return new BackendStopper(starter, lives);
    }

    @Bean
    DefaultBackend stagedoorBackend(
            PluginUnits units, PluginLives lives, BackendStarter starter, ConfigurableListableBeanFactory beanFactory) {
        return new DefaultBackend(units, lives, starter, Wiring.of(beanFactory).binding());
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
