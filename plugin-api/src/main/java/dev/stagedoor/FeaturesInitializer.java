package dev.stagedoor;

import java.util.List;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Registers features as beans, which is where the wiring looks for them. */
record FeaturesInitializer(List<BackendFeature> features)
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.isActive()) {
            throw new IllegalStateException("A feature can not be added after the backend has started");
        }
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        for (BackendFeature feature : features) {
            int number = beanFactory.getBeanNamesForType(BackendFeature.class, true, false).length;
            beanFactory.registerSingleton("backendFeature#" + number, feature);
        }
    }
}
