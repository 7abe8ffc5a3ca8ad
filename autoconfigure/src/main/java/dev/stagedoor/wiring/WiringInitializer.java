package dev.stagedoor.wiring;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;

/** Lets plugins that know nothing of each other use the same bean names. */
class WiringInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String NAME = AnnotationConfigUtils.CONFIGURATION_BEAN_NAME_GENERATOR;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        FeatureBeanNameGenerator names = Wiring.of(beanFactory).names();
        Object custom = beanFactory.getSingleton(NAME);
        if (custom instanceof BeanNameGenerator generator
                && beanFactory instanceof DefaultListableBeanFactory listable) {
            listable.destroySingleton(NAME);
            names = names.on(generator);
        }
        beanFactory.registerSingleton(NAME, names);
    }
}
