package dev.stagedoor.lifecycle.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Offers the services {@code core.lifecycle} and {@code core.rootLifecycle}. The wiring shuts them down. */
@AutoConfiguration
public final class LifecycleServiceAutoConfiguration {

    @Bean
    HookRunner lifecycleHookRunner() {
        return new HookRunner();
    }

    @Bean(name = "core.lifecycle", destroyMethod = "")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    LifecycleService lifecycle(LoggerService logger, PluginMetadataService plugin, HookRunner runner) {
        return new DefaultLifecycle(logger, plugin, runner);
    }

    @Bean(name = "core.rootLifecycle", destroyMethod = "")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootLifecycleService rootLifecycle(RootLoggerService logger, HookRunner runner) {
        return new DefaultRootLifecycle(logger, runner);
    }
}
