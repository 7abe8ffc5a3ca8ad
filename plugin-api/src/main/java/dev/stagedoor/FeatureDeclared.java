package dev.stagedoor;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Always matches, before any other condition is asked: so the wiring knows of plugins that another condition switches
 * off, whose package must not become the application's.
 */
class FeatureDeclared implements Condition, PriorityOrdered {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        if (beanFactory != null && metadata instanceof AnnotationMetadata type) {
            if (!beanFactory.containsSingleton(DeclaredFeatures.BEAN_NAME)) {
                beanFactory.registerSingleton(DeclaredFeatures.BEAN_NAME, new DeclaredFeatures());
            }
            if (beanFactory.getSingleton(DeclaredFeatures.BEAN_NAME) instanceof DeclaredFeatures declared) {
                declared.add(type);
            }
        }
        return true;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
