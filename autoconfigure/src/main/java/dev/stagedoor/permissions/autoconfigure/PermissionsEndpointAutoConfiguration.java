package dev.stagedoor.permissions.autoconfigure;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.wiring.PluginServices;

/**
 * Serves what plugins register and what the policy of this backend decides, and asks for the permissions that
 * controllers require.
 */
@AutoConfiguration(after = PermissionsServiceAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, RestClient.class})
public final class PermissionsEndpointAutoConfiguration {

    private static final String OPEN = "backend.auth.dangerouslyDisableDefaultAuthPolicy";

    @Bean
    RegistryRouting stagedoorPermissionRouting(PluginServices services) {
        return new RegistryRoutes(services);
    }

    @Bean
    PolicyRouting stagedoorPolicyRouting(
            PluginServices services, Policies policies, PermissionRegistries registries, RootConfigService config) {
        return new PolicyRoutes(
                services,
                policies,
                new PolicyEngines(services, registries),
                config.getOptionalBoolean(OPEN).orElse(false));
    }

    @Bean
    PermissionInterceptor stagedoorPermissionInterceptor(
            ConfigurableListableBeanFactory beanFactory, PluginServices services, PermissionRegistries registries) {
        return new PermissionInterceptor(beanFactory, services, registries);
    }

    @Bean
    WebMvcConfigurer stagedoorPermissionConfigurer(PermissionInterceptor interceptor) {
        return new Configurer(interceptor);
    }

    private record Configurer(PermissionInterceptor interceptor) implements WebMvcConfigurer {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(interceptor);
        }
    }
}
