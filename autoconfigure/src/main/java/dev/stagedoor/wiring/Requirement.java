package dev.stagedoor.wiring;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What one injection point asks for.
 *
 * @param type the type of one bean, wrappers and collections taken off
 * @param multiple whether it asks for all beans of the type
 * @param optional whether it is an {@code Optional}
 * @param provider whether it is an {@code ObjectProvider} or {@code Provider}, which does not know its plugin
 * @param annotated whether the injection point may have annotations
 * @param descriptor the injection point
 */
record Requirement(
        ResolvableType type,
        boolean multiple,
        boolean optional,
        boolean provider,
        boolean annotated,
        DependencyDescriptor descriptor) {

    private static final String JAKARTA_PROVIDER = "jakarta.inject.Provider";

    static Requirement of(DependencyDescriptor descriptor, boolean annotated) {
        ResolvableType type = descriptor.getResolvableType();
        boolean provider = false;
        boolean optional = false;
        Class<?> raw = type.toClass();
        while (isWrapper(raw)) {
            provider |= raw != Optional.class;
            optional |= raw == Optional.class;
            type = type.as(raw).getGeneric();
            raw = type.toClass();
        }
        boolean multiple = false;
        if (raw.isArray()) {
            multiple = true;
            type = type.getComponentType();
        } else if (Collection.class.isAssignableFrom(raw) && raw.isInterface()) {
            multiple = true;
            type = type.asCollection().getGeneric();
        } else if (raw == Map.class) {
            multiple = true;
            type = type.asMap().getGeneric(1);
        }
        return new Requirement(type, multiple, optional, provider, annotated, descriptor);
    }

    /** Whether the bean can not be made without it. */
    boolean required() {
        return !optional && !provider && !multiple && descriptor.isRequired();
    }

    /** Whether it is resolved when used, so that it closes no cycle. */
    boolean deferred() {
        return provider || annotated && isLazy(descriptor);
    }

    private static boolean isWrapper(Class<?> raw) {
        return raw == Optional.class
                || ObjectFactory.class.isAssignableFrom(raw) && raw.isInterface()
                || raw.getName().equals(JAKARTA_PROVIDER);
    }

    private static boolean isLazy(DependencyDescriptor descriptor) {
        for (var annotation : descriptor.getAnnotations()) {
            Lazy lazy = annotation instanceof Lazy direct
                    ? direct
                    : AnnotatedElementUtils.findMergedAnnotation(annotation.annotationType(), Lazy.class);
            if (lazy != null && lazy.value()) {
                return true;
            }
        }
        return false;
    }

    Class<?> rawType() {
        return type.toClass();
    }

    /** Names the place, such as {@code parameter 0 (Clock) of TodoPlugin.init}. */
    String place() {
        MethodParameter parameter = descriptor.getMethodParameter();
        if (parameter != null) {
            return place(parameter);
        }
        Member member = descriptor.getMember();
        return "field " + member.getDeclaringClass().getSimpleName() + "." + member.getName();
    }

    static String place(MethodParameter parameter) {
        Executable executable = parameter.getExecutable();
        String owner = executable.getDeclaringClass().getSimpleName();
        return "parameter " + parameter.getParameterIndex() + " ("
                + parameter.getParameterType().getSimpleName() + ") of "
                + (executable instanceof Constructor
                        ? "the constructor of " + owner
                        : owner + "." + executable.getName());
    }
}
