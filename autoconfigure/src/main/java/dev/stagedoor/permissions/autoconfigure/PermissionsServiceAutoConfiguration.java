package dev.stagedoor.permissions.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PermissionsService;

/**
 * Offers the services {@code core.permissions} and {@code core.permissionsRegistry}, and adds the plugin
 * {@code permission} where there is a {@link PermissionPolicy}.
 */
@AutoConfiguration
@EnableConfigurationProperties(PermissionProperties.class)
public final class PermissionsServiceAutoConfiguration {

    @Bean
    static ConfigCheck permissionsConfigCheck() {
        return PermissionKeys::check;
    }

    @Bean
    static PermissionPlugin stagedoorPermissionPlugin(BeanFactory beanFactory, Environment environment) {
        return new PermissionPlugin(beanFactory, environment);
    }

    @Bean
    Policies stagedoorPolicies(ObjectProvider<PermissionPolicy> policies) {
        return new Policies(policies::getIfAvailable);
    }

    @Bean
    PermissionRegistries stagedoorPermissionRegistries(
            ObjectProvider<DecisionMeters> meters, ObjectProvider<RegistryRouting> routing) {
        return new PermissionRegistries(meters.getIfAvailable(() -> DecisionMeters.NONE), routing::getIfAvailable);
    }

    @Bean("core.permissionsRegistry")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    PermissionsRegistryService permissionsRegistry(PluginMetadataService plugin, PermissionRegistries registries) {
        return registries.begin(plugin.getId());
    }

    /** Apart, for the client of other plugins need not be there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RestClient.class)
    static class Deciding {

        @Bean("core.permissions")
        @PluginScope
        @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
        PermissionsService permissions(
                PluginMetadataService plugin,
                RootConfigService config,
                AuthService auth,
                UserInfoService userInfo,
                PluginClientService clients,
                Policies policies,
                PermissionRegistries registries,
                LoggerService logger) {
            PermissionKeys keys = PermissionKeys.of(config);
            PermissionClient client = new PermissionClient(auth, clients);
            return new DefaultPermissions(
                    plugin.getId(),
                    keys.enabled(),
                    policies,
                    new PolicyEngine(userInfo, new ConditionApplier(registries, client)),
                    new RemotePolicy(client, keys.batched()),
                    registries.meters(),
                    logger);
        }
    }

    /** Apart, for Micrometer need not be there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metered {

        @Bean
        DecisionMeters stagedoorDecisionMeters(ObjectProvider<MeterRegistry> registries) {
            return new MicrometerDecisionMeters(registries::getIfAvailable);
        }
    }
}
