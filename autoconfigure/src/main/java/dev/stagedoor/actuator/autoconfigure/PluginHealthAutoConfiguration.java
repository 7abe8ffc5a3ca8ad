package dev.stagedoor.actuator.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import dev.stagedoor.Backend;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** Auto-configuration of the health of plugins, where Spring Boot's health is. */
@AutoConfiguration(
        after = WiringAutoConfiguration.class,
        afterName = "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration")
@ConditionalOnClass(HealthContributorRegistry.class)
@ConditionalOnBean({HealthContributorRegistry.class, Backend.class})
public final class PluginHealthAutoConfiguration {

    @Bean
    @Lazy(false)
    PluginHealth stagedoorPluginHealth(HealthContributorRegistry registry, Backend backend) {
        return new PluginHealth(registry, backend);
    }
}
