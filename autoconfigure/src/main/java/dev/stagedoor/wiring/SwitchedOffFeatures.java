package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Finds the plugins and modules that a condition switched off, and removes what a scan of the application found in
 * their packages: it would otherwise become the application's.
 */
class SwitchedOffFeatures {

    private static final String DECLARED = "dev.stagedoor.declaredFeatures";

    private final DefaultListableBeanFactory beanFactory;

    private final Ownership ownership;

    SwitchedOffFeatures(DefaultListableBeanFactory beanFactory, Ownership ownership) {
        this.beanFactory = beanFactory;
        this.ownership = ownership;
    }

    /** Of those whose class was not even parsed, which is known as soon as all classes were. */
    void removeUnparsed() {
        switchOff(declared().stream()
                .filter(feature -> ownership.feature(feature.className()) == null)
                .toList());
    }

    /** Of all, once it is known which classes became beans. */
    void removeUnregistered() {
        Set<String> present = classesOfBeans();
        List<FeatureClass> known = new ArrayList<>(ownership.features());
        known.addAll(declared());
        switchOff(known.stream()
                .filter(feature -> !present.contains(feature.className()))
                .toList());
    }

    private void switchOff(List<FeatureClass> features) {
        if (features.isEmpty()) {
            return;
        }
        for (String name : beanFactory.getBeanDefinitionNames()) {
            AnnotationMetadata metadata = Definitions.metadata(beanFactory.getBeanDefinition(name));
            if (metadata != null && metadata.isAnnotated(SpringBootConfiguration.class.getName())) {
                ownership.addApplicationClass(metadata.getClassName());
            }
        }
        features.forEach(ownership::switchOff);
        removeDefinitions();
    }

    private Set<String> classesOfBeans() {
        Set<String> classes = new HashSet<>();
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            if (definition.getBeanClassName() != null && Definitions.declaringClass(definition) == null) {
                classes.add(definition.getBeanClassName());
            }
        }
        return classes;
    }

    private List<FeatureClass> declared() {
        List<FeatureClass> features = new ArrayList<>();
        if (beanFactory.getSingleton(DECLARED) instanceof Iterable<?> declared) {
            for (Object each : declared) {
                FeatureClass feature = each instanceof AnnotationMetadata metadata ? FeatureClass.of(metadata) : null;
                if (feature != null) {
                    features.add(feature);
                }
            }
        }
        return features;
    }

    private void removeDefinitions() {
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            String declaring = Definitions.declaringClass(definition);
            String className = declaring != null ? declaring : definition.getBeanClassName();
            if (className != null
                    && definition.getRole() != BeanDefinition.ROLE_INFRASTRUCTURE
                    && ownership.isSwitchedOff(className)) {
                beanFactory.removeBeanDefinition(name);
            }
        }
    }
}
