package dev.stagedoor.test;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Supplies the parameters of tests that are annotated with {@link InPlugin}. */
class InPluginParameterResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.isAnnotated(InPlugin.class);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        InPlugin place = parameter.findAnnotation(InPlugin.class).orElseThrow();
        MethodParameter declared =
                MethodParameter.forExecutable(parameter.getDeclaringExecutable(), parameter.getIndex());
        DependencyDescriptor injectionPoint = place.qualifier().isEmpty()
                ? new DependencyDescriptor(declared, true)
                : new QualifiedParameter(declared, place.qualifier());
        injectionPoint.setContainingClass(test.getRequiredTestClass());
        return InPluginInjection.resolve(SpringExtension.getApplicationContext(test), place, injectionPoint);
    }
}
