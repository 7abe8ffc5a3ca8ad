package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

import dev.stagedoor.wiring.PluginDirectory;
import dev.stagedoor.wiring.PluginDirectory.PluginBean;

/**
 * Adds what serves plugins once all plugins are known, and nothing if there is none. Not an ordered post-processor,
 * so that it runs after the wiring's.
 */
final class PluginWebRegistrar implements BeanDefinitionRegistryPostProcessor {

    private static final String PREFIX = "dev.stagedoor.http.";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (!(registry instanceof ConfigurableListableBeanFactory beanFactory)) {
            return;
        }
        PluginDirectory plugins = PluginDirectory.of(beanFactory);
        if (plugins.pluginIds().isEmpty()) {
            return;
        }
        add(registry, "traffic", PluginTraffic.class);
        add(registry, "limits", PluginLimits.class);
        add(registry, "threads", TimeLimits.class);
        add(registry, "pause", StartupPause.class);
        add(registry, "tag", PluginTag.class);
        add(registry, "gate", PluginGateRegistration.class);
        add(registry, "defaultPolicy", DefaultPolicy.class);
        add(registry, "rules", RouteRules.class);
        add(registry, "handlers", OpenHandlers.class);
        add(registry, "credentials", RequestCredentials.class);
        add(registry, "barrier", CredentialsBarrierRegistration.class);
        add(registry, "guard", RouteGuard.class);
        add(registry, "argument", CredentialsArgument.class);
        add(registry, "cookies", CookieRoutes.class);
        add(registry, "interceptors", PluginInterceptors.class);
        add(registry, "controllers", ControllerOwners.class);
        add(registry, "mvc", PluginMvcConfigurer.class);
        add(registry, "routes", PluginRouterFunction.class);
        add(registry, "advice", AdviceConfinement.class);
        add(registry, "prefixes", PrefixCheck.class);
        add(registry, "listener", PluginWebListener.class);
        if (ClassUtils.isPresent(
                "io.micrometer.core.instrument.binder.MeterBinder", getClass().getClassLoader())) {
            add(registry, "meters", PluginLimitMeters.class);
        }
        for (PluginBean filter : plugins.beans(Filter.class)) {
            addFilter(registry, filter);
        }
    }

    private static void addFilter(BeanDefinitionRegistry registry, PluginBean filter) {
        RootBeanDefinition definition = new RootBeanDefinition(PluginFilterRegistration.class);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, filter.pluginId());
        definition.getConstructorArgumentValues().addIndexedArgumentValue(1, filter.beanName());
        register(registry, "filter." + filter.beanName(), definition);
    }

    private static void add(BeanDefinitionRegistry registry, String name, Class<?> type) {
        register(registry, name, new RootBeanDefinition(type));
    }

    /** Definitions that were made ahead of time are there already. */
    private static void register(BeanDefinitionRegistry registry, String name, RootBeanDefinition definition) {
        if (!registry.containsBeanDefinition(PREFIX + name)) {
            registry.registerBeanDefinition(PREFIX + name, definition);
        }
    }
}
