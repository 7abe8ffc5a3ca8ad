package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.Environment;

/** Scans the packages of plugin and module classes, one after the other, with one scanner, which is costly to make. */
class FeatureScanner {

    private final FeatureBeanNameGenerator names;

    private @Nullable ClassPathBeanDefinitionScanner scanner;

    private String known = "";

    FeatureScanner(FeatureBeanNameGenerator names) {
        this.names = names;
    }

    /** Scans the package of a class, which is registered already. */
    void scan(FeatureClass feature, BeanDefinitionRegistry registry, Environment environment) {
        known = feature.className();
        scanner(registry, environment).scan(feature.packageName());
    }

    private ClassPathBeanDefinitionScanner scanner(BeanDefinitionRegistry registry, Environment environment) {
        ClassPathBeanDefinitionScanner current = scanner;
        if (current == null) {
            current = new ClassPathBeanDefinitionScanner(registry, true, environment);
            current.setBeanNameGenerator(names);
            current.addExcludeFilter((reader, factory) ->
                    reader.getClassMetadata().getClassName().equals(known));
            scanner = current;
        }
        return current;
    }
}
