package dev.stagedoor.wiring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.PluginScope;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService;

/** Auto-configuration of the kernel. Backstage: {@code BackendInitializer}, {@code ServiceRegistry}. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
@Import({PluginHidingRegistrar.class, StartupConfiguration.class})
@ImportRuntimeHints(WiringRuntimeHints.class)
public final class WiringAutoConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static WiringRegistryPostProcessor stagedoorWiring(Environment environment) {
        return new WiringRegistryPostProcessor(environment);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static WiringValidator stagedoorWiringValidator() {
        return new WiringValidator();
    }

    @Bean
    static RegisteredUnits stagedoorPluginUnits(
            ConfigurableListableBeanFactory beanFactory, ObjectProvider<PluginListener> listeners) {
        return new RegisteredUnits(
                beanFactory,
                Wiring.of(beanFactory),
                SingletonSupplier.of(() -> listeners.orderedStream().toList())::obtain);
    }

    @Bean
    static PluginServices stagedoorPluginServices(ConfigurableListableBeanFactory beanFactory) {
        return new BoundPluginServices(beanFactory, Wiring.of(beanFactory));
    }

    @Bean
    @Lazy(false)
    static ListenerBridge stagedoorListenerBridge(ConfigurableListableBeanFactory beanFactory) {
        return new ListenerBridge(beanFactory, Wiring.of(beanFactory).index().owned());
    }

    @Bean("core.pluginMetadata")
    @PluginScope
    static PluginMetadataService pluginMetadata(ConfigurableListableBeanFactory beanFactory) {
        return new BoundPluginMetadata(Wiring.of(beanFactory).binding());
    }

    @Bean("core.rootInstanceMetadata")
    static RootInstanceMetadataService rootInstanceMetadata(ConfigurableListableBeanFactory beanFactory) {
        return new RegisteredInstanceMetadata(Wiring.of(beanFactory).registrations());
    }
}
