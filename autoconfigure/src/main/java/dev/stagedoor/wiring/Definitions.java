package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

/** Reads bean definitions, whether they were parsed from classes or generated ahead of time. */
final class Definitions {

    private Definitions() {}

    /** The annotations of the {@code @Bean} method, or of the bean's own class. */
    static MergedAnnotations annotations(BeanDefinition definition) {
        if (definition instanceof AnnotatedBeanDefinition annotated) {
            MethodMetadata method = annotated.getFactoryMethodMetadata();
            return method != null
                    ? method.getAnnotations()
                    : annotated.getMetadata().getAnnotations();
        }
        Method method = factoryMethod(definition);
        if (method != null) {
            return MergedAnnotations.from(method);
        }
        return definition instanceof AbstractBeanDefinition loaded && loaded.hasBeanClass()
                ? MergedAnnotations.from(loaded.getBeanClass())
                : MergedAnnotations.of(List.of());
    }

    /** The annotations and the name of the bean's own class, or {@code null} if a {@code @Bean} method makes it. */
    static @Nullable AnnotationMetadata metadata(BeanDefinition definition) {
        if (declaringClass(definition) != null) {
            return null;
        }
        if (definition instanceof AnnotatedBeanDefinition annotated) {
            return annotated.getMetadata();
        }
        return definition instanceof AbstractBeanDefinition loaded && loaded.hasBeanClass()
                ? AnnotationMetadata.introspect(loaded.getBeanClass())
                : null;
    }

    /** The class of the {@code @Bean} method, or {@code null} if the bean is an instance of its own class. */
    static @Nullable String declaringClass(BeanDefinition definition) {
        if (definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null) {
            return annotated.getFactoryMethodMetadata().getDeclaringClassName();
        }
        Method method = factoryMethod(definition);
        return method == null ? null : method.getDeclaringClass().getName();
    }

    /** Where a bean is declared, for messages. */
    static String origin(BeanDefinition definition) {
        String declaring = declaringClass(definition);
        if (declaring == null) {
            String className = definition.getBeanClassName();
            return className == null ? "unknown place" : ClassUtils.getShortName(className);
        }
        return ClassUtils.getShortName(declaring) + "." + methodName(definition);
    }

    /** Whether it is in the scope in which beans are by default. */
    static boolean isSingleton(BeanDefinition definition) {
        String scope = definition.getScope();
        return scope == null || scope.isEmpty() || scope.equals(BeanDefinition.SCOPE_SINGLETON);
    }

    private static @Nullable String methodName(BeanDefinition definition) {
        if (definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null) {
            return annotated.getFactoryMethodMetadata().getMethodName();
        }
        Method method = factoryMethod(definition);
        return method == null ? definition.getFactoryMethodName() : method.getName();
    }

    /** The {@code @Bean} method, if the definition knows it and not just its name. */
    static @Nullable Method factoryMethod(BeanDefinition definition) {
        return definition instanceof RootBeanDefinition root ? root.getResolvedFactoryMethod() : null;
    }
}
