package dev.stagedoor.wiring;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/** Hides the beans of the application's plugins from the conditions of all later auto-configurations. */
class PluginHidingRegistrar implements ImportBeanDefinitionRegistrar {

    private final Wiring wiring;

    PluginHidingRegistrar(BeanFactory beanFactory) {
        this.wiring = Wiring.of((ConfigurableListableBeanFactory) beanFactory);
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
        if (registry instanceof DefaultListableBeanFactory beanFactory) {
            new SwitchedOffFeatures(beanFactory, wiring.ownership()).removeUnparsed();
        }
        wiring.hidden().hide(registry);
    }
}
