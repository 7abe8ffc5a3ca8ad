package dev.stagedoor.wiring;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.aot.BeanInstanceSupplier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

import dev.stagedoor.Init;

/** Reads from definitions alone what beans ask for: constructor, {@code @Bean} method, fields, methods and init. */
class Requirements {

    private static final String JAKARTA_INJECT = "jakarta.inject.Inject";

    private final ConfigurableListableBeanFactory beanFactory;

    private final Map<String, Read> known = new HashMap<>();

    Requirements(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    /** What the bean asks for; nothing if its definition does not tell. */
    List<Requirement> of(String beanName) {
        BeanDefinition definition = beanFactory.getBeanDefinition(beanName);
        Read former = known.get(beanName);
        if (former != null && former.isOf(definition)) {
            return former.requirements();
        }
        List<Requirement> requirements = read(beanName);
        known.put(beanName, new Read(definition, definition.getBeanClassName(), requirements));
        return requirements;
    }

    /** Forgets what was read, because nobody asks any more. */
    void clear() {
        known.clear();
    }

    /** What the parameters of a method ask for. */
    static List<Requirement> ofParameters(Executable executable) {
        List<Requirement> requirements = new ArrayList<>();
        boolean annotated =
                Stream.of(executable.getParameterAnnotations()).anyMatch(annotations -> annotations.length > 0);
        for (int i = 0; i < executable.getParameterCount(); i++) {
            MethodParameter parameter = MethodParameter.forExecutable(executable, i);
            if (!annotated || !parameter.hasParameterAnnotation(Value.class)) {
                requirements.add(Requirement.of(new DependencyDescriptor(parameter, true), annotated));
            }
        }
        return requirements;
    }

    /** Whether the injection point names the bean that it wants. */
    boolean isQualified(Requirement requirement) {
        return beanFactory instanceof DefaultListableBeanFactory listable
                && listable.getAutowireCandidateResolver().hasQualifier(requirement.descriptor());
    }

    /** The root contexts that fit a parameter of another {@code @Bean} method of their class. */
    List<String> rootContexts(Requirement requirement, WiringIndex index) {
        String declaringClass = Requesters.declaringClass(requirement.descriptor());
        return declaringClass == null
                ? List.of()
                : index.rootContextsOf(declaringClass).stream()
                        .filter(name -> beanFactory.isTypeMatch(name, requirement.type()))
                        .toList();
    }

    private List<Requirement> read(String beanName) {
        RootBeanDefinition definition = (RootBeanDefinition) beanFactory.getMergedBeanDefinition(beanName);
        List<Requirement> requirements = new ArrayList<>();
        try {
            Supplier<?> supplier = definition.getInstanceSupplier();
            if (supplier == null || supplier instanceof BeanInstanceSupplier) {
                requirements.addAll(ofParameters(executable(beanName, definition)));
            }
            if (definition.hasBeanClass() && definition.getFactoryMethodName() == null) {
                ofMembers(definition.getBeanClass(), requirements);
            }
        } catch (BeansException | IllegalStateException | IllegalArgumentException | LinkageError ex) {
            // What a definition does not tell is found out when the bean is created, and reported then.
            return List.of();
        }
        return requirements;
    }

    /** The constructor, of which most classes have one, or the {@code @Bean} method. Code that was generated ahead of time tells the latter itself. */
    private Executable executable(String beanName, RootBeanDefinition definition) {
        if (definition.getInstanceSupplier() != null) {
            Method generated = definition.getResolvedFactoryMethod();
            if (generated != null) {
                return generated;
            }
        } else if (definition.hasBeanClass() && definition.getFactoryMethodName() == null) {
            Constructor<?>[] constructors = definition.getBeanClass().getDeclaredConstructors();
            if (constructors.length == 1) {
                return constructors[0];
            }
        }
        return RegisteredBean.of(beanFactory, beanName)
                .resolveInstantiationDescriptor()
                .executable();
    }

    private static void ofMembers(Class<?> type, List<Requirement> requirements) {
        ReflectionUtils.doWithFields(
                type,
                field -> requirements.add(Requirement.of(descriptor(field), true)),
                field -> !Modifier.isStatic(field.getModifiers()) && isInjected(field));
        ReflectionUtils.doWithMethods(
                type,
                method -> requirements.addAll(ofParameters(method)),
                method -> method.getParameterCount() > 0
                        && ReflectionUtils.USER_DECLARED_METHODS.matches(method)
                        && !Modifier.isStatic(method.getModifiers())
                        && (isInjected(method) || method.isAnnotationPresent(Init.class)));
    }

    private static DependencyDescriptor descriptor(Field field) {
        Autowired autowired = AnnotatedElementUtils.findMergedAnnotation(field, Autowired.class);
        return new DependencyDescriptor(field, autowired == null || autowired.required());
    }

    private static boolean isInjected(AnnotatedElement member) {
        Annotation[] annotations = member.getAnnotations();
        if (annotations.length == 0) {
            return false;
        }
        for (Annotation annotation : annotations) {
            if (annotation.annotationType().getName().equals(JAKARTA_INJECT)) {
                return true;
            }
        }
        return AnnotatedElementUtils.hasAnnotation(member, Autowired.class);
    }

    /** What was read, and of what, which others may replace. */
    private record Read(BeanDefinition definition, @Nullable String className, List<Requirement> requirements) {

        boolean isOf(BeanDefinition current) {
            return current == definition && Objects.equals(current.getBeanClassName(), className);
        }
    }
}
