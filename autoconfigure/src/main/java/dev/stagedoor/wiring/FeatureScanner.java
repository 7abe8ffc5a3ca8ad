package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Scans the packages of plugin and module classes, one after the other, with one scanner, which is costly to make. */
class FeatureScanner {

    private final FeatureBeanNameGenerator names;

    private @Nullable ClassPathBeanDefinitionScanner scanner;

    private String known = "";

    FeatureScanner(FeatureBeanNameGenerator names) {
        this.names = names;
    }

    /** Scans the package of a class, which is registered already. */
    void scan(
            FeatureClass feature, BeanDefinitionRegistry registry, Environment environment, ResourceLoader resources) {
        known = feature.className();
        scanner(registry, environment, resources).scan(feature.packageName());
    }

    private ClassPathBeanDefinitionScanner scanner(
            BeanDefinitionRegistry registry, Environment environment, ResourceLoader resources) {
        ClassPathBeanDefinitionScanner current = scanner;
        if (current == null) {
            // The context as loader of resources remembers the jars that were searched and the classes that were read.
            current = new ClassPathBeanDefinitionScanner(registry, true, environment, resources);
            current.setBeanNameGenerator(names);
            current.addExcludeFilter((reader, factory) ->
                    reader.getClassMetadata().getClassName().equals(known));
            scanner = current;
        }
        return current;
    }
}
