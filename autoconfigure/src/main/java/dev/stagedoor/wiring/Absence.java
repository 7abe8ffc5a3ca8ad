package dev.stagedoor.wiring;

import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** The bean that stands for none: what Spring makes of a {@code @Bean} method that returned {@code null}. */
final class Absence {

    private static final String BEAN_NAME = "dev.stagedoor.wiring.absent";

    private Absence() {}

    static void register(DefaultListableBeanFactory beanFactory) {
        RootBeanDefinition definition = new RootBeanDefinition(Absence.class, () -> null);
        definition.setAutowireCandidate(false);
        definition.setLazyInit(true);
        definition.setRole(RootBeanDefinition.ROLE_INFRASTRUCTURE);
        definition.setSynthetic(true);
        definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
        beanFactory.registerBeanDefinition(BEAN_NAME, definition);
    }

    static Object get(DefaultListableBeanFactory beanFactory) {
        return beanFactory.getBean(BEAN_NAME);
    }
}
