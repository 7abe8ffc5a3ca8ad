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
        int number = 0;
        for (BackendFeature feature : features) {
            while (beanFactory.containsSingleton("backendFeature#" + number)) {
                number++;
            }
            beanFactory.registerSingleton("backendFeature#" + number, feature);
        }
    }
}
