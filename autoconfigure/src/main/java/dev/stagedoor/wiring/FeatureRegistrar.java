package dev.stagedoor.wiring;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Scans the package of a plugin or module class, so that one from a jar works like one of the application, and
 * hides its beans from the conditions of everybody else.
 */
class FeatureRegistrar implements ImportBeanDefinitionRegistrar {

    private final Wiring wiring;

    private final Environment environment;

    private final ResourceLoader resources;

    FeatureRegistrar(BeanFactory beanFactory, Environment environment, ResourceLoader resources) {
        this.wiring = Wiring.of((ConfigurableListableBeanFactory) beanFactory);
        this.environment = environment;
        this.resources = resources;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
        FeatureClass feature = wiring.addFeature(importingClass);
        if (!feature.nested() && !wiring.ownership().wouldOwnApplication(feature)) {
            wiring.scanner().scan(feature, registry, environment, resources);
        }
        wiring.hidden().hide(registry);
    }
}
