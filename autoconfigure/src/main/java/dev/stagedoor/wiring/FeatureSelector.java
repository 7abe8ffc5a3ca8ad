package dev.stagedoor.wiring;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/** Learns of each plugin and module class while classes are parsed, before any of its beans is named. */
class FeatureSelector implements ImportSelector {

    private final Wiring wiring;

    FeatureSelector(BeanFactory beanFactory) {
        this.wiring = Wiring.of((ConfigurableListableBeanFactory) beanFactory);
    }

    @Override
    public String[] selectImports(AnnotationMetadata importingClass) {
        wiring.addFeature(importingClass);
        return new String[0];
    }
}
