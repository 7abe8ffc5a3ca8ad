package dev.stagedoor.wiring;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.aot.BeanInstanceSupplier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
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

    private final Map<String, List<Requirement>> known = new HashMap<>();

    Requirements(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    /** What the bean asks for; nothing if its definition does not tell. */
    List<Requirement> of(String beanName) {
        List<Requirement> requirements = known.get(beanName);
        if (requirements == null) {
            requirements = read(beanName);
            known.put(beanName, requirements);
        }
        return requirements;
    }

    /** Forgets what was read, because definitions have changed or nobody asks any more. */
    void clear() {
        known.clear();
    }

    /** What the parameters of a method ask for. */
    static List<Requirement> ofParameters(Executable executable) {
        List<Requirement> requirements = new ArrayList<>();
        for (int i = 0; i < executable.getParameterCount(); i++) {
            MethodParameter parameter = MethodParameter.forExecutable(executable, i);
            if (!parameter.hasParameterAnnotation(Value.class)) {
                requirements.add(Requirement.of(new DependencyDescriptor(parameter, true)));
            }
        }
        return requirements;
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

    /** The constructor or {@code @Bean} method. Code that was generated ahead of time tells the latter itself. */
    private Executable executable(String beanName, RootBeanDefinition definition) {
        Method generated = definition.getInstanceSupplier() == null ? null : definition.getResolvedFactoryMethod();
        return generated != null
                ? generated
                : RegisteredBean.of(beanFactory, beanName)
                        .resolveInstantiationDescriptor()
                        .executable();
    }

    private static void ofMembers(Class<?> type, List<Requirement> requirements) {
        ReflectionUtils.doWithFields(
                type,
                field -> requirements.add(Requirement.of(descriptor(field))),
                field -> isInjected(field) && !Modifier.isStatic(field.getModifiers()));
        ReflectionUtils.doWithMethods(
                type,
                method -> requirements.addAll(ofParameters(method)),
                method -> (isInjected(method) || method.isAnnotationPresent(Init.class))
                        && method.getParameterCount() > 0
                        && !Modifier.isStatic(method.getModifiers()));
    }

    private static DependencyDescriptor descriptor(Field field) {
        Autowired autowired = AnnotatedElementUtils.findMergedAnnotation(field, Autowired.class);
        return new DependencyDescriptor(field, autowired == null || autowired.required());
    }

    private static boolean isInjected(AnnotatedElement member) {
        if (member instanceof Method method && method.isBridge()) {
            return false;
        }
        for (Annotation annotation : member.getAnnotations()) {
            if (annotation.annotationType().getName().equals(JAKARTA_INJECT)) {
                return true;
            }
        }
        return AnnotatedElementUtils.hasAnnotation(member, Autowired.class);
    }
}
