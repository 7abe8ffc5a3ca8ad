package dev.stagedoor.lifecycle.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.wiring.PluginDirectory;

/** Offers the services {@code core.lifecycle} and {@code core.rootLifecycle}. The wiring shuts them down. */
@AutoConfiguration
public final class LifecycleServiceAutoConfiguration {

    @Bean
    HookRunner lifecycleHookRunner(ObjectProvider<ObservationRegistry> observations) {
        return new HookRunner(
                SingletonSupplier.of(() -> observations.getIfUnique(() -> ObservationRegistry.NOOP))::obtain);
    }

    @Bean(name = "core.lifecycle", destroyMethod = "")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    LifecycleService lifecycle(LoggerService logger, PluginMetadataService plugin, HookRunner runner) {
        return new DefaultLifecycle(logger, plugin, runner);
    }

    @Bean(name = "core.rootLifecycle", destroyMethod = "")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootLifecycleService rootLifecycle(
            RootLoggerService logger, HookRunner runner, ObjectProvider<PluginDirectory> plugins) {
        return new DefaultRootLifecycle(logger, runner, () -> {
            PluginDirectory directory = plugins.getIfAvailable();
            return directory == null ? null : directory.current();
        });
    }
}
