package dev.stagedoor.wiring;

import java.time.Clock;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.RootLoggerService;

/** What starts and stops the plugins. Parameters are named like beans, which spares Spring a search by type. */
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
    StartTimeline stagedoorStartTimeline(ConfigurableListableBeanFactory beanFactory) {
        return Wiring.of(beanFactory).timeline();
    }

    @Bean
    FailureReports stagedoorFailureReports(ObjectProvider<FailureListener> listeners) {
        return new FailureReports(listeners);
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
            PluginStates stagedoorPluginStates,
            RootServices stagedoorRootServices,
            StartupProperties startup,
            RetryProperties retry,
            ShutdownProperties shutdown,
            ObjectProvider<ObservationRegistry> observations,
            StartTimeline stagedoorStartTimeline,
            FailureReports stagedoorFailureReports) {
        return new PluginLives(new LifeSupport(
                stagedoorPluginStates,
                stagedoorRootServices,
                startup,
                retry,
                shutdown,
                new PluginObservations(
                        SingletonSupplier.of(() -> observations.getIfUnique(() -> ObservationRegistry.NOOP))::obtain),
                stagedoorStartTimeline,
                stagedoorFailureReports,
                Clock.systemUTC()));
    }

    @Bean
    BackendStarter stagedoorStarter(
            PluginUnits stagedoorPluginUnits,
            PluginLives stagedoorPluginLives,
            RootServices stagedoorRootServices,
            ConfigurableListableBeanFactory beanFactory) {
        return new BackendStarter(
                stagedoorPluginUnits,
                stagedoorPluginLives,
                new StartupReport(Wiring.of(beanFactory), stagedoorRootServices));
    }

    @Bean
    BackendStopper stagedoorStopper(BackendStarter stagedoorStarter, PluginLives stagedoorPluginLives) {
        return new BackendStopper(stagedoorStarter, stagedoorPluginLives);
    }

    @Bean
    DefaultBackend stagedoorBackend(
            PluginUnits stagedoorPluginUnits,
            PluginLives stagedoorPluginLives,
            BackendStarter stagedoorStarter,
            ConfigurableListableBeanFactory beanFactory) {
        return new DefaultBackend(
                stagedoorPluginUnits,
                stagedoorPluginLives,
                stagedoorStarter,
                Wiring.of(beanFactory).binding());
    }

    @Bean
    BackendLifecycle stagedoorBackendLifecycle(
            BackendStarter stagedoorStarter,
            BackendStopper stagedoorStopper,
            StartupProperties properties,
            ApplicationEventPublisher events) {
        return new BackendLifecycle(stagedoorStarter, stagedoorStopper, properties.serveEarly(), events);
    }

    @Bean
    PluginsLifecycle stagedoorPluginsLifecycle(
            BackendStarter stagedoorStarter, BackendStopper stagedoorStopper, StartupProperties properties) {
        return new PluginsLifecycle(stagedoorStarter, stagedoorStopper, properties.serveEarly());
    }

    /** What a plugin has cancelled would stay in the scheduler's queue until its time comes. */
    @Bean
    ThreadPoolTaskSchedulerCustomizer stagedoorTaskSchedulerCustomizer() {
        return scheduler -> scheduler.setRemoveOnCancelPolicy(true);
    }
}
